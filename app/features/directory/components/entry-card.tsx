import { paths } from '~/paths';
import { Card, Dots, PhoneLink, Tag } from '~/ui';
import { list } from '~/ui/format/numbers';
import type { EntryLine } from '../present';

interface EntryCardProps {
  tenantSlug: string;
  line: EntryLine;
  /** What was typed for the place, carried on so that the entry's page can say how far it is. */
  place?: string;
  level?: 2 | 3;
}

/** An entry of the directory in a list: what, whether it is open, how far, and the number to ring. */
export function EntryCard({ tenantSlug, line, place = '', level = 3 }: EntryCardProps) {
  return (
    <Card title={line.name} href={paths.directoryEntry(tenantSlug, line.id, { place })} level={level}>
      <p className="ju-card__text">
        <Dots>
          {list(line.what)}
          {line.standing && <Tag tone="amber">{line.standing}</Tag>}
          {line.open && <OpenTag open={line.open} />}
          {line.distance}
          {line.phone && <PhoneLink number={line.phone} />}
        </Dots>
      </p>
      <p className="ju-card__text">{line.summary}</p>
    </Card>
  );
}

/** Whether it is open, in words on a tint. */
export function OpenTag({ open: { open, words } }: { open: NonNullable<EntryLine['open']> }) {
  return <Tag tone={open ? 'green' : 'grey'}>{words}</Tag>;
}
