import { paths } from '~/paths';
import { FilterPanel, Select } from '~/ui';
import type { QueueGroup } from '../filter-groups';

interface QueueFilterPanelProps {
  tenant: string;
  text: string;
  since: string | null;
  active: number;
  groups: readonly QueueGroup[];
  /** The list is too long for all its counts. */
  partly: boolean;
  parish: string | null;
  parishes: readonly { value: string; label: string }[];
}

/** The filter at the left of the queue; all of it stands in the address once it is applied. */
export function QueueFilterPanel({
  tenant,
  text,
  since,
  active,
  groups,
  partly,
  parish,
  parishes,
}: QueueFilterPanelProps) {
  return (
    <FilterPanel
      action={paths.requests(tenant)}
      clearHref={paths.requests(tenant)}
      search={{ name: 'q', label: 'Name, reference, phone or postcode', value: text }}
      groups={groups}
      hidden={{ since }}
      active={active}
    >
      {partly && <p className="ju-quiet">Narrow the list below 2,000 requests to see all counts, and its parishes.</p>}
      {(parishes.length > 1 || parish !== null) && (
        <Select name="parish" label="Parish" blank="Any parish" value={parish} options={parishes} />
      )}
    </FilterPanel>
  );
}
