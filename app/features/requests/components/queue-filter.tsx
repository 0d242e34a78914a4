import { paths } from '~/paths';
import { FilterPanel, Select } from '~/ui';
import type { LocalityGroup, QueueGroup } from '../filter-groups';

interface QueueFilterPanelProps {
  tenant: string;
  text: string;
  since: string | null;
  active: number;
  groups: readonly QueueGroup[];
  /** The list is too long for all its counts. */
  partly: boolean;
  locality: string | null;
  /** At a county's desk, by district. */
  localities: readonly LocalityGroup[];
  parish: string | null;
  parishes: readonly { value: string; label: string }[];
  /** The page that the filter narrows where that is not the list: the map. */
  elsewhere?: { action: string; clearHref: string; hidden: Readonly<Record<string, string>> };
}

/** The filter at the left of the queue; all of it stands in the address once it is applied, the words sealed. */
export function QueueFilterPanel({
  tenant,
  text,
  since,
  active,
  groups,
  partly,
  locality,
  localities,
  parish,
  parishes,
  elsewhere,
}: QueueFilterPanelProps) {
  return (
    <FilterPanel
      method="post"
      action={elsewhere?.action ?? paths.requests(tenant)}
      clearHref={elsewhere?.clearHref ?? paths.requests(tenant)}
      search={{ name: 'q', label: 'Name, reference, phone or postcode', value: text }}
      groups={groups}
      hidden={{ since, ...elsewhere?.hidden }}
      active={active}
    >
      {partly && <p className="ju-quiet">Narrow the list below 2,000 requests to see all counts.</p>}
      {localities.length > 0 && (
        <Select name="locality" label="Locality" blank="Any locality" value={locality} options={localities} />
      )}
      {(parishes.length > 1 || parish !== null) && (
        <Select name="parish" label="Parish" blank="Any parish" value={parish} options={parishes} />
      )}
    </FilterPanel>
  );
}
