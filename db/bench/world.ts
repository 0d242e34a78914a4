import type postgres from 'postgres';
import { openOwner } from '../owner.server';

/** How large a world the benchmark measures in. The tree stays the same; only what lies in it grows. */
export interface WorldSize {
  requests: number;
  offers: number;
  /** Published entries of the community map. */
  entries: number;
  /** All of them in this county; spread over all counties otherwise. */
  countyNo?: number;
}

/** 24 counties, 180 districts and 10,480 parishes: about what England has. */
export const TREE = { counties: 24, districts: 180, parishes: 10_480 };

/** The first county's number; the others follow. */
export const FIRST_COUNTY = 301;

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
    onProgress(`${size.entries.toLocaleString('en-GB')} entries of the community map`);
    await plantEntries(sql, size);
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
  const share = (all: number, no: number, of: number) =>
    Math.floor(((no + 1) * all) / of) - Math.floor((no * all) / of);
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
    const districts = share(TREE.districts, county, TREE.counties);
    const parishes = share(TREE.parishes, county, TREE.counties);
    const nodes = [node(1, countyNo * 1_000_000, west + 30_000, south + 30_000)];
    for (let d = 1; d <= districts; d += 1) {
      nodes.push(node(2, countyNo * 1_000_000 + d * 1000, west + d * 7000, south + 30_000));
      for (let p = 1; p <= share(parishes, d - 1, districts); p += 1) {
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
  await sql.unsafe(`
    insert into postcode (postcode, easting, northing, parish_code, parish_stated, district_code, county_code)
    select ${benchPostcode('i')}, e, n, area_code, true, district.code, county.code
    from bench_place
    cross join lateral (select area_code as code from tenant_area where tenant_no = no / 1000 * 1000) district
    cross join lateral (select area_code as code from tenant_area where tenant_no = bench_place.county_no * 1000000) county`);
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

/** What entries offer, in words that people search for. */
const OFFERED = [
  'Pharmacy pick-up',
  'Shopping delivered',
  'Hot meals',
  'Food parcels',
  'Dog walking',
  'A friendly call',
  'Lifts to hospital',
  'Farm shop',
  'Village store',
  'Baby bank',
  'Money advice',
  'Library to your door',
  'Repair café',
  'Prescription run',
  'Milk and eggs',
  'Garden help',
  'Community fridge',
  'Lunch club',
  'Phone tree',
  'Loan of tablets',
];

/**
 * Half are held by parishes, a third by districts, the rest by counties; one in twenty covers all of its holder's. The
 * indexes are made afterwards: kept up row by row, those of words alone would take an hour. Neither are the words of the
 * counties kept statement by statement: they are the same few everywhere.
 */
async function plantEntries(sql: postgres.Sql, { entries: count, countyNo }: WorldSize): Promise<void> {
  const indexes = await sql<{ name: string; made: string }[]>`
    select indexname as name, indexdef as made from pg_indexes
    where schemaname = 'public' and tablename = 'provision' and indexdef not like 'CREATE UNIQUE%'`;
  for (const { name } of indexes) await sql.unsafe(`drop index "${name}"`);
  await sql.unsafe('alter table provision disable trigger user');
  const words = OFFERED.map((one) => `'${one}'`).join(',');
  const hours = JSON.stringify({
    openings: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '09:00', closes: '17:00' }],
  });
  await sql.unsafe(`
    insert into provision (county_no, tenant_no, id, kind, status, name, run_by, summary, categories, everywhere, area_codes,
      address, postcode, area_code, loc, hours, phone, confirmed_at)
    select p.county_no, case when g % 6 < 3 then p.no when g % 6 < 5 then p.no / 1000 * 1000 else p.county_no * 1000000 end,
      gen_random_uuid(), 1 + g % 4, (array[2,2,2,2,2,1,3,2,2,4])[1 + g % 10],
      w.words[1 + g % ${OFFERED.length}] || ' ' || g, 'Group ' || g % 5000,
      w.words[1 + g % ${OFFERED.length}] || ' for whoever cannot leave the house, by ' || w.words[1 + (g / 7) % ${OFFERED.length}],
      array[1 + g % 8, 1 + (g + 3) % 8]::smallint[], g % 20 = 0, case when g % 3 = 0 then array[p.area_code] else '{}' end,
      g % 200 || ' High Street', ${benchPostcode('p.i')}, p.area_code, point(p.e + (g * 37) % 900, p.n + (g * 53) % 900),
      case when g % 4 = 0 then '{}' else '${hours}' end::jsonb, '+4416329' || lpad((g % 100000)::text, 5, '0'),
      now() - (g % 40) * interval '1 day'
    from generate_series(1, ${count}) g
    join (select p.*, row_number() over (order by i) - 1 as nth from bench_place p
          where ${countyNo ?? 'county_no'} = county_no) p
      on p.nth = (g::bigint * 7919) % (select count(*) from bench_place where ${countyNo ?? 'county_no'} = county_no)
    cross join (select array[${words}] as words) w`);
  await sql.unsafe('alter table provision enable trigger user');
  const memory = `set maintenance_work_mem = '1GB'`;
  for (const { made } of indexes) await sql.unsafe(`${memory}; ${made}`);
  await sql`
    insert into provision_word (county_no, word, seen_in)
    select distinct on (county_no, term) county_no, split_part(term, ':', 2), sampled.id
    from (select tenant_no / 1000000 as county_no from tenant where tier = 1) county
    cross join lateral (
      select p.id, p.terms from provision p
      where p.tenant_no between county.county_no * 1000000 and county.county_no * 1000000 + 999999
        and p.published and p.merged_into is null and p.status < 4 limit 2000) sampled,
    unnest(sampled.terms) term
    where term ~ '^\\d+:[a-z]{4,30}$'
    order by county_no, term`;
}

/** The postcode of the parish with this place in the list: one each, from ZA0 0AA on. */
function benchPostcode(i: string): string {
  return `'ZA' || ${i} / 6760 % 10 || ' ' || ${i} / 676 % 10 || chr(65 + (${i} / 26 % 26)::int) || chr(65 + (${i} % 26)::int)`;
}
