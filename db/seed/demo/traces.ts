import { withTenant } from '#db/client.server';
import { deskVisit, viewRecord } from '#db/schema/audit';
import { NO_WRITES } from '#db/settings';
import { rangeOf } from '~/features/tenants/rules';
import { ROLES } from '~/platform/permissions/roles';
import { DAYS, type Calendar } from './calendar';
import type { CountyDemo } from './county';
import { DRAWN_REFERENCE } from './drawn';
import type { StaffMember } from './staff';

/** Who has looked at their desk before: the others see it for the first time. */
const BEFORE =
  /^(coordinator|officer|clerk)@(worcestershire|staffordshire|south-staffordshire|wychavon|kinver|wombourne|malvern)\.example$/;

/** Leaves what staff leave behind by looking: the visits of their desks, and who has seen the request in the guide. */
export async function leaveTraces(demo: CountyDemo, staff: readonly StaffMember[]): Promise<void> {
  const { world, calendar } = demo.kit;
  for (const member of staff) {
    const [own] = member.memberships;
    if (!own || world.county.countyNo !== Math.floor(own.tenantNo / 1_000_000)) continue;
    if (BEFORE.test(member.email)) await visited(member, own.tenantNo, yesterdayEvening(calendar));
  }
  await seen(demo, staff);
}

function yesterdayEvening(calendar: Calendar): Date {
  return new Date(calendar.dayStart(DAYS - 2).getTime() + 17.6 * 3_600_000);
}

async function visited({ id }: StaffMember, tenantNo: number, lookedAt: Date): Promise<void> {
  const { lo, hi, countyNo } = rangeOf(tenantNo);
  await withTenant({ lo, hi, ...NO_WRITES, actor: id }, (db) =>
    db.insert(deskVisit).values({ countyNo, tenantNo, userId: id, lookedAt }).onConflictDoNothing(),
  );
}

const VIEWERS = [
  'calls@south-staffordshire.example',
  'officer@south-staffordshire.example',
  'coordinator@staffordshire.example',
];

async function seen({ requests, kit }: CountyDemo, staff: readonly StaffMember[]): Promise<void> {
  const life = requests.find(({ asked }) => asked.reference === DRAWN_REFERENCE);
  if (!life) return;
  const { countyNo, tenantNo } = life.holder;
  for (const [index, email] of VIEWERS.entries()) {
    const member = staff.find((one) => one.email === email);
    const [own] = member?.memberships ?? [];
    if (!member || !own) continue;
    const { lo, hi } = rangeOf(own.tenantNo);
    const at = new Date(life.asked.askedAt.getTime() + (index * 17 + 1) * 60_000);
    const viewer = { userId: member.id, userName: member.name, userTenantNo: own.tenantNo, role: ROLES[own.role] };
    await withTenant({ lo, hi, ...NO_WRITES, actor: member.id }, (db) =>
      db.insert(viewRecord).values({
        countyNo,
        tenantNo,
        id: kit.idAt(at),
        subject: 'Request',
        subjectId: life.asked.entry.id,
        ...viewer,
        at,
      }),
    );
  }
}
