import type { TenantDb } from '#db/client.server';
import { demoOf, type CountyDemo } from './county';
import { writeLetters } from './letters';
import type { StaffMember } from './staff';
import { readWorld } from './world';
import { writeCalls, writeMap, writeOffers, writeRequests } from './write';

/** Thinks up the demo of a county, as it stands at a moment, and writes it in the range of `db`. */
export async function fill(db: TenantDb, staff: readonly StaffMember[], now: Date): Promise<CountyDemo> {
  const demo = demoOf(await readWorld(db), staff, now);
  await writeOffers(db, demo.offers);
  await writeRequests(db, demo.requests);
  await writeMap(db, demo.map);
  await writeCalls(db, demo);
  await writeLetters(db, demo);
  return demo;
}
