import type { QueueGroup } from '~/features/requests/filter-groups';
import type { PlaceGroup } from '~/features/councils/residence';
import { paths } from '~/paths';
import { FilterPanel, Select } from '~/ui';
import type { EntryFilter } from '../filters';

interface EntryFilterPanelProps {
  tenant: string;
  filter: Pick<EntryFilter, 'text' | 'parish'>;
  active: number;
  groups: readonly QueueGroup[];
  /** Parishes of the range; none at a parish's desk. */
  parishes: readonly PlaceGroup[];
  /** The page that the filter narrows where that is not the list: the map. */
  elsewhere?: { action: string; clearHref: string; hidden: Readonly<Record<string, string>> };
}

/** The filter at the left of the list; all of it stands in the address once it is applied. */
export function EntryFilterPanel({ tenant, filter, active, groups, parishes, elsewhere }: EntryFilterPanelProps) {
  return (
    <FilterPanel
      action={elsewhere?.action ?? paths.entries(tenant)}
      clearHref={elsewhere?.clearHref ?? paths.entries(tenant)}
      hidden={elsewhere?.hidden}
      search={{ name: 'q', label: 'Name, group, words, postcode or charity number', value: filter.text }}
      groups={groups}
      active={active}
      lead={
        parishes.length > 0 && (
          <Select name="parish" label="Covers the parish" blank="Any parish" value={filter.parish} options={parishes} />
        )
      }
    />
  );
}
