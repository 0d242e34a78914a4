import { and, inArray, sql } from 'drizzle-orm';
import { withPortal, withTenant, type TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { offer } from '#db/schema/offers';
import { request, requestEvent } from '#db/schema/requests';
import { tenant } from '#db/schema/tenants';
import { rangeOf } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';
import { ACCOUNTS_TO_TRY, hasStrangers, keepPassword, putAccounts, type DemoAccount } from './demo/accounts';
import { PATCHES } from './demo/plan';
import { staffOf, type StaffMember } from './demo/staff';

/** The demo is not put into this database. The message is a sentence for whoever asked for it. */
export class DemoRefused extends Error {}

export interface DemoOptions {
  /** Of all accounts of the demo. */
  password: string;
  /** The moment at which the demo's last day stands still; now unless a test says otherwise. */
  now?: Date;
  env?: Partial<Record<'NODE_ENV' | 'DEMO', string | undefined>>;
  onProgress?: (line: string) => void;
}

/**
 * Fills Worcestershire and Staffordshire with invented people who ask for help and offer it, as they stood after the
 * first sixteen days; the days are moved so that the last of them is today. Works as the roles of the product, within
 * each county's range. A county that has its demo is left as it is, so that a second run changes nothing.
 *
 * The pools must be open, and places and councils loaded.
 *
 * @returns the accounts to sign in with
 * @throws DemoRefused in production, and for a database that holds anything of anybody else; nothing is changed then
 */
export async function seedDemo({ password, now = new Date(), env = process.env, onProgress }: DemoOptions) {
  refuseProduction(env);
  const councils = await councilsOfDemo();
  const counties = councils.filter(({ tier }) => tier === 'county');
  const staff = staffOf(councils);
  const waiting = await countiesWithout(counties, staff);
  if (waiting.length === 0) {
    await keepPassword(staff, password);
    return ACCOUNTS_TO_TRY;
  }
  onProgress?.(`Making ${staff.length} accounts`);
  await putAccounts(staff, counties, password);
  // All that invents people is loaded for the first start alone: every later one is up a second sooner.
  const [{ fill }, { leaveTraces }] = await Promise.all([import('./demo/fill'), import('./demo/traces')]);
  // Side by side: while one county is written, the other is thought up.
  await Promise.all(
    waiting.map(async (county) => {
      const demo = await inCounty(county, (db) => fill(db, staff, now));
      await leaveTraces(demo, staff);
      const { requests, offers, map, calls } = demo;
      const people = `${requests.length} requests and ${offers.length} offers of invented people`;
      onProgress?.(`${county.shortName}: ${people}, ${map.length} entries of the community map, ${calls.length} calls`);
    }),
  );
  return ACCOUNTS_TO_TRY;
}

export type { DemoAccount };

function refuseProduction(env: DemoOptions['env'] = {}): void {
  if (env.NODE_ENV !== 'production' || env.DEMO === '1') return;
  throw new DemoRefused(
    'This is production (NODE_ENV), so no invented people are put into the database. Set DEMO=1 if you do want the demo here.',
  );
}

async function councilsOfDemo(): Promise<TenantConfig[]> {
  const slugs = Object.keys(PATCHES);
  return withPortal({}, async (db) => {
    const counties = await db.select({ no: tenant.countyNo }).from(tenant).where(inArray(tenant.slug, slugs));
    if (counties.length < slugs.length) {
      throw new DemoRefused(
        `The demo needs the councils of ${slugs.join(' and ')}, which are not in this database: run npm run db -- tenants first.`,
      );
    }
    const numbers = counties.map(({ no }) => no);
    const rows = await db
      .select({ config: tenant.config })
      .from(tenant)
      .where(inArray(tenant.countyNo, numbers))
      .orderBy(tenant.tenantNo);
    return rows.map(({ config }) => config);
  });
}

/** The counties that have no demo yet. Refuses when one of them has anything else. */
async function countiesWithout(counties: readonly TenantConfig[], staff: readonly StaffMember[]) {
  const waiting: TenantConfig[] = [];
  for (const county of counties) {
    const state = await inCounty(county, stateOf(staff));
    if (state === 'used') throw notEmpty();
    if (state === 'empty') waiting.push(county);
  }
  if (waiting.length > 0 && (await hasStrangers(staff))) throw notEmpty();
  return waiting;
}

function notEmpty(): DemoRefused {
  return new DemoRefused(
    'This database has requests, offers or accounts that are not the demo’s: invented people are only put where there is nobody else.',
  );
}

/**
 * A county's demo is written in one transaction, and the invented staff have acted in it. So where one of them has, all
 * the rest of it is there.
 */
function stateOf(staff: readonly StaffMember[]) {
  const theirs = inArray(
    requestEvent.actorId,
    staff.map(({ id }) => id),
  );
  return async (db: TenantDb): Promise<'demo' | 'used' | 'empty'> => {
    const [[acts], [requests], [offers]] = await Promise.all([
      db
        .select({ some: sql`1` })
        .from(requestEvent)
        .where(and(inScope(db, requestEvent), theirs))
        .limit(1),
      db
        .select({ some: sql`1` })
        .from(request)
        .where(inScope(db, request))
        .limit(1),
      db
        .select({ some: sql`1` })
        .from(offer)
        .where(inScope(db, offer))
        .limit(1),
    ]);
    if (acts) return 'demo';
    return requests || offers ? 'used' : 'empty';
  };
}

function inCounty<T>({ tenantNo }: TenantConfig, work: (db: TenantDb) => Promise<T>): Promise<T> {
  const { lo, hi } = rangeOf(tenantNo);
  return withTenant({ lo, hi, wlo: lo, whi: hi }, work);
}
