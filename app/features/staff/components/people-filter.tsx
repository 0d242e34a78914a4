import { paths } from '~/paths';
import type { Tier } from '~/features/tenants/schema';
import { ROLE_WORDS, type Role } from '~/platform/permissions/roles';
import { FilterPanel, Select } from '~/ui';
import { filtersSet, type PeopleFilter } from '../filters';
import { rolesAtAny } from '../rules';

interface PeopleFilterPanelProps {
  slug: string;
  filter: PeopleFilter;
  councils: ReadonlyArray<{ tenantNo: number; name: string }>;
  /** The kinds of council in the range: they decide which roles there can be. */
  tiers: readonly Tier[];
  byRole: Partial<Record<Role, number>>;
}

/** Whose names, which roles, which council. */
export function PeopleFilterPanel({ slug, filter, councils, tiers, byRole }: PeopleFilterPanelProps) {
  const options = rolesAtAny(tiers).map((role) => ({
    value: role,
    label: ROLE_WORDS[role],
    count: byRole[role] ?? 0,
    checked: filter.roles.includes(role),
  }));
  return (
    <FilterPanel
      method="post"
      action={paths.people(slug)}
      clearHref={paths.people(slug)}
      search={{ name: 'q', label: 'Name or email address', value: filter.text }}
      groups={[{ name: 'role', legend: 'Role', options }]}
      active={filtersSet(filter)}
    >
      {councils.length > 1 && (
        <Select
          name="at"
          label="Council"
          blank="All councils"
          value={filter.tenantNo === null ? '' : String(filter.tenantNo)}
          options={councils.map(({ tenantNo, name }) => ({ value: String(tenantNo), label: name }))}
        />
      )}
    </FilterPanel>
  );
}
