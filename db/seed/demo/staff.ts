import { v5 } from 'uuid';
import type { TenantConfig } from '~/features/tenants/schema';
import type { Actor } from '~/platform/audit/actor';
import type { Role } from '~/platform/permissions/roles';
import { diceFor } from './dice';
import { aPerson } from './people';

/** A member of staff of the demo, invented like everybody else in it. */
export interface StaffMember {
  /** Made from the address, so that it is the same in every demo. */
  id: string;
  email: string;
  name: string;
  memberships: { tenantNo: number; role: Role }[];
}

const NAMESPACE = '6f0d1f0e-5a54-4c1e-9d0c-0b3f5b1d2020';
/** Those whom the drawings and the guide name. */
const NAMED: Readonly<Record<string, string>> = {
  'officer@south-staffordshire.example': 'Priya Nair',
  'calls@south-staffordshire.example': 'Lewis Grant',
  'coordinator@worcestershire.example': 'Helen Tandy',
  'coordinator@staffordshire.example': 'Martin Okafor',
  'clerk@kinver.example': "Bernadette O'Brien",
  'officer@wychavon.example': 'Zoë Whitehouse',
};
/** Who works for whom besides: an officer who takes calls too, a clerk of two neighbouring parishes. */
const ALSO: Readonly<Record<string, readonly { slug: string; role: Role }[]>> = {
  'officer@south-staffordshire.example': [{ slug: 'south-staffordshire', role: 'call_handler' }],
  'clerk@kinver.example': [{ slug: 'enville', role: 'clerk' }],
};

/** All staff of these councils: the people that the guide promises for each, and a deputy in every district. */
export function staffOf(councils: readonly TenantConfig[]): StaffMember[] {
  const bySlug = new Map(councils.map((council) => [council.slug, council]));
  return councils.flatMap((council) =>
    rolesOf(council).map(([word, role]) => {
      const email = `${word}@${council.slug}.example`;
      const also = (ALSO[email] ?? []).flatMap(({ slug, role: second }) => {
        const other = bySlug.get(slug);
        return other ? [{ tenantNo: other.tenantNo, role: second }] : [];
      });
      const name = NAMED[email] ?? aPerson(diceFor('staff', email), 'middle').name;
      return { id: v5(email, NAMESPACE), email, name, memberships: [{ tenantNo: council.tenantNo, role }, ...also] };
    }),
  );
}

function rolesOf({ tier, slug }: TenantConfig): [word: string, role: Role][] {
  if (tier === 'parish') return [['clerk', 'clerk']];
  if (tier === 'district') {
    const calls: [string, Role][] = slug === 'south-staffordshire' ? [['calls', 'call_handler']] : [];
    return [['officer', 'officer'], ['deputy', 'officer'], ...calls];
  }
  return [
    ['coordinator', 'coordinator'],
    ['calls', 'call_handler'],
    ['socialcare', 'social_care'],
    ['admin', 'administrator'],
  ];
}

/** Who does the work at each council. */
export interface Roster {
  /** The member with this word before the @, as they act for their own council; null where there is none. */
  at: (council: TenantConfig, word: string) => Actor | null;
  /** The county's coordinator at the desk of a council below. */
  onBehalfOf: (council: TenantConfig) => Actor;
}

/** The roster of a county's staff. */
export function rosterOf(staff: readonly StaffMember[], county: TenantConfig): Roster {
  const byEmail = new Map(staff.map((member) => [member.email, member]));
  const at: Roster['at'] = ({ slug, tenantNo }, word) => {
    const member = byEmail.get(`${word}@${slug}.example`);
    return member ? { id: member.id, name: member.name, tenantNo, onBehalfOf: null } : null;
  };
  return {
    at,
    onBehalfOf: ({ tenantNo }) => {
      const coordinator = at(county, 'coordinator');
      if (!coordinator) throw new Error(`${county.slug} has no coordinator`);
      return { ...coordinator, onBehalfOf: tenantNo === county.tenantNo ? null : tenantNo };
    },
  };
}
