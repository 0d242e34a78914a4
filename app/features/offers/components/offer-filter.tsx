import type { LocalityGroup, QueueGroup } from '~/features/requests/filter-groups';
import { paths } from '~/paths';
import { Field, FilterPanel, Select } from '~/ui';
import { KILOMETRES, type OfferFilter } from '../filters';

interface OfferFilterPanelProps {
  tenant: string;
  filter: Pick<OfferFilter, 'text' | 'near' | 'within' | 'parish' | 'localities'>;
  /** What is wrong with the postcode that distances are measured from. */
  problem: string | null;
  active: number;
  groups: readonly QueueGroup[];
  parishes: readonly { value: string; label: string }[];
  /** At a county's desk, by district. */
  localities: readonly LocalityGroup[];
  /** The page that the filter narrows where that is not the list: the map. */
  elsewhere?: { action: string; clearHref: string; hidden: Readonly<Record<string, string>> };
}

const DISTANCES = KILOMETRES.map((one) => ({ value: String(one), label: `Within ${one} km` }));

/** The filter at the left of the list; all of it stands in the address once it is applied, the words sealed. */
export function OfferFilterPanel({
  tenant,
  filter,
  problem,
  active,
  groups,
  parishes,
  localities,
  elsewhere,
}: OfferFilterPanelProps) {
  return (
    <FilterPanel
      method="post"
      action={elsewhere?.action ?? paths.offers(tenant)}
      clearHref={elsewhere?.clearHref ?? paths.offers(tenant)}
      search={{ name: 'q', label: 'Name, reference, phone or charity number', value: filter.text }}
      groups={groups}
      hidden={elsewhere?.hidden}
      active={active}
      lead={
        <>
          {' '}
          <Field
            name="near"
            label="Near a postcode"
            value={filter.near}
            error={problem}
            width={10}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <Select
            name="within"
            label="How near"
            blank="Any distance"
            value={filter.within === null ? null : String(filter.within)}
            options={DISTANCES}
          />
        </>
      }
    >
      {localities.length > 0 && (
        <Select
          name="locality"
          label="Locality"
          blank="Any locality"
          value={filter.localities[0]}
          options={localities}
        />
      )}
      {(parishes.length > 1 || (filter.parish !== null && parishes.length > 0)) && (
        <Select name="parish" label="Lives in" blank="Any parish" value={filter.parish} options={parishes} />
      )}
    </FilterPanel>
  );
}
