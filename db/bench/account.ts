import { createHash, randomBytes } from 'node:crypto';
import { newId } from '../id';
import { openOwner } from '../owner.server';
import type { BenchTenant } from './world';

/** Makes somebody who is signed in at these tenants as an officer, and answers the token of their session's cookie. */
export async function signedInAt(superuserUrl: string, tenants: readonly BenchTenant[]): Promise<string> {
  const sql = openOwner(superuserUrl);
  const token = randomBytes(32).toString('base64url');
  const id = newId();
  const later = new Date(Date.now() + 6 * 3_600_000);
  await sql`insert into app_user (id, email, name) values (${id}, ${`${id}@bench.example`}, 'Bench')`;
  await sql`insert into session (id, user_id, expires_at, ends_at)
    values (${createHash('sha256').update(token).digest('hex')}, ${id}, ${later}, ${later})`;
  for (const { countyNo, tenantNo } of tenants) {
    const role = tenantNo % 1_000_000 === 0 ? 1 : tenantNo % 1000 === 0 ? 2 : 3;
    await sql`insert into membership (county_no, tenant_no, user_id, role) values (${countyNo}, ${tenantNo}, ${id}, ${role})`;
  }
  await sql.end();
  return token;
}
