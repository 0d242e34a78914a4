import type postgres from 'postgres';
import { openOwner } from '../owner.server';

/** How large a world the benchmark measures in. The tree stays the same; only what lies in it grows. */
export interface WorldSize {
  requests: number;
  offers: number;
}

/** 24 counties, 180 districts and 10,480 parishes: about what England has. */
export const TREE = { counties: 24, districts: 180, parishes: 10_480 };

/** The first county's number; the others follow. */
const FIRST_COUNTY = 301;

export interface BenchTenant {
  tenantNo: number;
  countyNo: number;
  slug: string;
  areaCode: string;
}

/**
 * Fills a migrated, empty database with a generated England. Written by the superuser in a few statements: what is
 * measured is reading and writing at this size, not how it was filled.
 */
export async function fillBenchWorld(
  superuserUrl: string,
  size: WorldSize,
  configOf: (tenant: BenchTenant) => object,
  onProgress: (what: string) => void,
): Promise<BenchTenant[]> {
  const sql = openOwner(superuserUrl);
  try {
    onProgress('tree');
    const tenants = await plantTree(sql, configOf);
    onProgress(`${size.requests.toLocaleString('en-GB')} requests`);
    await plantRequests(sql, size.requests);
    onProgress(`${size.offers.toLocaleString('en-GB')} offers`);
    await plantOffers(sql, size.offers);
    onProgress('matches');
    await plantMatches(sql);
    onProgress('statistics');
    await sql.unsafe('vacuum (analyze)');
    return tenants;
  } finally {
    await sql.end();
  }
}

/** The tenants of a world that was filled before. */
export async function benchTenants(superuserUrl: string): Promise<BenchTenant[]> {
  const sql = openOwner(superuserUrl);
  const rows = await sql<BenchTenant[]>`
    select t.tenant_no as "tenantNo", t.county_no as "countyNo", t.slug, a.area_code as "areaCode"
    from tenant t join tenant_area a using (tenant_no) order by 1`;
  await sql.end();
  return [...rows];
}

function treeOf(): (BenchTenant & { tier: number; easting: number; northing: number })[] {
  const perCounty = (all: number, county: number) =>
    Math.floor(((county + 1) * all) / TREE.counties) - Math.floor((county * all) / TREE.counties);
  return Array.from({ length: TREE.counties }, (_, county) => {
    const countyNo = FIRST_COUNTY + county;
    const west = 300_000 + (county % 5) * 60_000;
    const south = 100_000 + Math.floor(county / 5) * 60_000;
    const node = (tier: number, tenantNo: number, easting: number, northing: number) => ({
      tenantNo,
      countyNo,
      slug: `bench-${tenantNo}`,
      areaCode: `E${String(tenantNo % 100_000_000).padStart(8, '0')}`,
      tier,
      easting,
      northing,
    });
    const districts = perCounty(TREE.districts, county);
    const parishes = perCounty(TREE.parishes, county);
    const nodes = [node(1, countyNo * 1_000_000, west + 30_000, south + 30_000)];
    for (let d = 1; d <= districts; d += 1) {
      nodes.push(node(2, countyNo * 1_000_000 + d * 1000, west + d * 7000, south + 30_000));
      for (let p = 1; p <= Math.ceil(parishes / districts); p += 1) {
        const spread = (p * 7919) % 60_000;
        nodes.push(node(3, countyNo * 1_000_000 + d * 1000 + p, west + d * 7000 + (p % 7) * 1000, south + spread));
      }
    }
    return nodes;
  }).flat();
}

async function plantTree(sql: postgres.Sql, configOf: (tenant: BenchTenant) => object): Promise<BenchTenant[]> {
  const nodes = treeOf();
  for (let from = 0; from < nodes.length; from += 2000) {
    const some = nodes.slice(from, from + 2000);
    await sql`insert into area ${sql(
      some.map((one) => ({
        code: one.areaCode,
        name: `Place ${one.tenantNo}`,
        type: one.tier,
        label_lat: 52,
        label_lon: -2,
      })) as never[],
    )}`;
    await sql`insert into tenant ${sql(
      some.map((one) => ({
        tenant_no: one.tenantNo,
        county_no: one.countyNo,
        tier: one.tier,
        slug: one.slug,
        name: `Council ${one.tenantNo}`,
        short_name: `Council ${one.tenantNo}`,
        config: configOf(one),
      })) as never[],
    )}`;
    await sql`insert into tenant_area ${sql(
      some.map((one) => ({ county_no: one.countyNo, tenant_no: one.tenantNo, area_code: one.areaCode })) as never[],
    )}`;
  }
  await sql.unsafe(
    `create table bench_place as select row_number() over (order by n.no) - 1 as i, n.* from (values ${nodes
      .filter((one) => one.tier === 3)
      .map((one) => `(${one.tenantNo}, ${one.countyNo}, '${one.areaCode}', ${one.easting}, ${one.northing})`)
      .join(',')}) n(no, county_no, area_code, e, n)`,
  );
  return nodes;
}

/** Two thirds are held by the district of their parish and the rest by the parish; half are open. */
async function plantRequests(sql: postgres.Sql, count: number): Promise<void> {
  await sql.unsafe(`
    create table bench_request as
    select p.county_no, case when g % 3 = 0 then p.no else p.no / 1000 * 1000 end as tenant_no, gen_random_uuid() as id,
      g, p.area_code, p.e + (g * 37) % 900 as e, p.n + (g * 53) % 900 as n,
      (array[1,1,1,2,3,4,4,4,5,7])[1 + g % 10] as status, (array[3,4,3,4,2,3,4,3,1,4,3])[1 + g % 11] as urgency,
      now() - (g % 1000000) * interval '1.3 seconds' as asked_at
    from generate_series(1, ${count}) g join bench_place p on p.i = (g::bigint * 7919) % (select count(*) from bench_place);
    insert into request (county_no, tenant_no, id, reference, status, urgency, asked_at, channel, portal_no, name, phone,
      address, postcode, area_code, loc, consent_version, consent_share, household_hash)
    select county_no, tenant_no, id, 'JU-' || g, status, urgency, asked_at, 1, tenant_no, 'Resident ' || g,
      '+4416329' || lpad((g % 100000)::text, 5, '0'), g || ' High Street', 'BN1 1AA', area_code, point(e, n), 1, true,
      lpad(to_hex(g % 800000), 64, '0')
    from bench_request;
    insert into need (county_no, tenant_no, id, request_id, category, status)
    select county_no, tenant_no, gen_random_uuid(), id, 1 + g % 8, case when status = 3 then 2 when status = 4 then 4 else 1 end
    from bench_request;
    insert into need (county_no, tenant_no, id, request_id, category, status)
    select county_no, tenant_no, gen_random_uuid(), id, 1 + (g + 3) % 8, 1 from bench_request where g % 3 = 1;
    insert into request_event (county_no, tenant_no, id, request_id, kind, actor_name, at)
    select county_no, tenant_no, gen_random_uuid(), id, 'asked', 'the resident', asked_at from bench_request;
    drop table bench_request`);
}

async function plantOffers(sql: postgres.Sql, count: number): Promise<void> {
  await sql.unsafe(`
    create table bench_offer as
    select p.county_no, case when g % 4 = 0 then p.no else p.no / 1000 * 1000 end as tenant_no, gen_random_uuid() as id,
      g, p.area_code, p.e + (g * 41) % 900 as e, p.n + (g * 59) % 900 as n
    from generate_series(1, ${count}) g join bench_place p on p.i = (g::bigint * 104729) % (select count(*) from bench_place);
    insert into offer (county_no, tenant_no, id, reference, kind, status, offered_at, channel, portal_no, name, phone, postcode,
      area_code, loc, travel_m, days, dbs, consent_version)
    select county_no, tenant_no, id, 'JV-' || g, 1 + (g % 12 = 0)::int, (array[1,2,2,2,2,3,4])[1 + g % 7],
      now() - g * interval '6 seconds', 1, tenant_no, 'Volunteer ' || g, '+4416329' || lpad((g % 100000)::text, 5, '0'),
      'BN1 1AA', area_code, point(e, n), 3000 + g % 9000, 1 + g % 127, g % 4, 1
    from bench_offer;
    insert into offer_category (county_no, tenant_no, offer_id, category)
    select county_no, tenant_no, id, 1 + (g + step) % 8 from bench_offer, generate_series(0, 4, 2) step;
    drop table bench_offer`);
}

/** Every matched need with some offer of its holder. */
async function plantMatches(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create table bench_helper as select tenant_no, array_agg(id) as ids from offer group by 1;
    insert into match (county_no, tenant_no, id, request_id, need_id, offer_id, status, matched_by)
    select n.county_no, n.tenant_no, gen_random_uuid(), n.request_id, n.id,
      h.ids[1 + abs(hashtext(n.id::text)) % array_length(h.ids, 1)], 1, 'Bench'
    from need n join bench_helper h using (tenant_no) where n.status = 2;
    drop table bench_helper`);
}
