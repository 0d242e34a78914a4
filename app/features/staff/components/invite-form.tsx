import { paths } from '~/paths';
import type { Tier } from '~/features/tenants/schema';
import { ROLE_WORDS } from '~/platform/permissions/roles';
import { Button, Field, HiddenFields, Radios, Select } from '~/ui';
import { ROLE_HINTS, rolesAtAny } from '../rules';

interface Council {
  tenantNo: number;
  name: string;
  tier: Tier;
}

interface InviteFormProps {
  tenant: { slug: string; tenantNo: number };
  /** Those of the desk's range, by number. */
  councils: readonly Council[];
  failed?: { errors: Record<string, string[]>; typed: Record<string, string | string[]> };
}

/** Who, what and where. Roles that no council of the range has are not offered. */
export function InviteForm({ tenant, councils, failed }: InviteFormProps) {
  const typed = (name: string) => failed?.typed[name] as string | undefined;
  const roles = rolesAtAny(councils.map(({ tier }) => tier));
  return (
    <form method="post" action={paths.newPerson(tenant.slug)} noValidate>
      <Field
        name="name"
        label="Full name"
        value={typed('name')}
        error={failed?.errors.name}
        autoComplete="off"
        spellCheck={false}
      />
      <Field
        name="email"
        label="Email address"
        hint="Their own work address: the link is sent there"
        type="email"
        value={typed('email')}
        error={failed?.errors.email}
        autoComplete="off"
        spellCheck={false}
      />
      <Radios
        name="role"
        label="What will they do?"
        small
        value={typed('role')}
        error={failed?.errors.role}
        options={roles.map((role) => ({ value: role, label: capital(ROLE_WORDS[role]), hint: ROLE_HINTS[role] }))}
      />
      {councils.length > 1 ? (
        <Select
          name="tenantNo"
          label="For which council?"
          value={typed('tenantNo') ?? String(tenant.tenantNo)}
          error={failed?.errors.tenantNo}
          options={grouped(councils)}
        />
      ) : (
        <HiddenFields values={{ tenantNo: tenant.tenantNo }} />
      )}
      <Button>Send the invitation</Button>
    </form>
  );
}

const GROUPS: Record<Tier, string> = { county: 'County', district: 'Districts', parish: 'Parish and town councils' };

function grouped(councils: readonly Council[]) {
  const tiers = [...new Set(councils.map(({ tier }) => tier))];
  return tiers.map((tier) => ({
    group: GROUPS[tier],
    options: councils
      .filter((council) => council.tier === tier)
      .map(({ tenantNo, name }) => ({ value: String(tenantNo), label: name })),
  }));
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
