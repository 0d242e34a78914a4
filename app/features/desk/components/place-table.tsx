import { DataTable, Section, type Column } from '~/ui';
import { number } from '~/ui/format/numbers';

/** The open requests of a place. */
export interface PlaceLine {
  name: string;
  href: string;
  open: number;
  unmatched: number;
  foodToday: number;
}

/** Open requests by district, locality or parish. */
export function PlaceTable({ placeWord, places }: { placeWord: string; places: readonly PlaceLine[] }) {
  const columns: Column<PlaceLine>[] = [
    { label: placeWord, names: true, cell: ({ name, href }) => <a href={href}>{name}</a> },
    { label: 'Open', numeric: true, cell: ({ open }) => number(open) },
    { label: 'Unmatched', numeric: true, cell: ({ unmatched }) => number(unmatched) },
    { label: 'Food today', numeric: true, cell: ({ foodToday }) => number(foodToday) },
  ];
  return (
    <Section title={`By ${placeWord.toLowerCase()}`} lede="Open requests, by where the resident lives.">
      <DataTable
        caption={`Open requests by ${placeWord.toLowerCase()}`}
        columns={columns}
        rows={places}
        rowKey={({ href }) => href}
      />
    </Section>
  );
}
