import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closePools, openPools, withLink, withTenant } from '#db/client.server';
import { seedDemo } from '#db/seed/demo';
import { suggestionsFor } from '~/features/matches/queries-nearest.server';
import { partOfDay } from '~/features/offers/rules';
import { ownRequest } from '~/features/requests/link.server';
import { householdKey, isOpen, statusOfNeeds } from '~/features/requests/rules';
import { nameOf, NEED_STATUS, REQUEST_STATUS } from '~/features/requests/schema';
import { rangeOf } from '~/features/tenants/rules';
import { signIn } from '~/platform/auth/sign-in.server';
import { keyedHash, linkToken, sha256 } from '~/platform/hash.server';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { useEnv } from '#tests/setup/env';
import { testDatabase, type TestDatabase } from './database';

const PASSWORD = 'lantern-orbit-kitchen';
const SOUTH_STAFFORDSHIRE = 41_005_000;
const now = new Date();
let database: TestDatabase;
/** Looks behind the policies: the superuser, for whom none holds. */
let behind: postgres.Sql;

beforeAll(async () => {
  database = await testDatabase({ places: true });
  useEnv(database);
  openPools(database);
  behind = postgres(database.superuserUrl, { max: 2, onnotice: () => undefined });
  await seedDemo({ password: PASSWORD, now });
});
afterAll(async () => {
  await closePools();
  await behind.end();
  await database.close();
});

type Counts = Record<string, number>;
interface Count {
  key: string;
  count: number;
}
const counted = (rows: readonly Count[]): Counts => Object.fromEntries(rows.map(({ key, count }) => [key, count]));

describe('how many there are', () => {
  test.each([
    [
      'worcestershire',
      { unmatched: 128, part_matched: 44, matched: 96, done: 214, withdrawn: 24, refused: 11, closed: 33 },
    ],
    [
      'south-staffordshire',
      { unmatched: 70, part_matched: 24, matched: 52, done: 117, withdrawn: 13, refused: 6, closed: 18 },
    ],
  ])('requests of %s, in every state', async (slug, expected) => {
    const rows = await behind<Count[]>`
      select r.status::text as key, count(*)::int from request r join tenant t on t.slug = ${slug}
      where r.tenant_no between t.tenant_no and t.tenant_no + case t.tier when 1 then 999999 else 999 end group by 1`;
    expect(counted(rows.map(({ key, count }) => ({ key: nameOf(REQUEST_STATUS, Number(key)), count })))).toEqual(
      expected,
    );
  });

  test.each([
    [
      'request',
      {
        ...{ bromsgrove: 102, 'malvern-hills': 88, redditch: 56, worcester: 92, wychavon: 113, 'wyre-forest': 94 },
        ...{ worcestershire: 5, 'south-staffordshire': 300, 'cannock-chase': 34, 'east-staffordshire': 28 },
        ...{ lichfield: 32, 'newcastle-under-lyme': 38, stafford: 40, 'staffordshire-moorlands': 26, tamworth: 22 },
      },
    ],
    [
      'offer',
      {
        ...{ bromsgrove: 124, 'malvern-hills': 132, redditch: 83, worcester: 124, wychavon: 181, 'wyre-forest': 156 },
        ...{ 'south-staffordshire': 260, 'cannock-chase': 24, 'east-staffordshire': 20, lichfield: 24 },
        ...{ 'newcastle-under-lyme': 28, stafford: 30, 'staffordshire-moorlands': 20, tamworth: 16 },
      },
    ],
  ])('%ss of every district with its parishes', async (table, expected) => {
    const rows = await behind<Count[]>`
      select t.slug as key, count(*)::int from ${behind(table)} r
      join tenant t on t.tenant_no = r.tenant_no - r.tenant_no % 1000 group by 1`;
    expect(counted(rows)).toEqual(expected);
  });

  test('requests that parish councils hold, and that some hold none', async () => {
    const rows = await behind<Count[]>`
      select t.slug as key, count(*)::int from request r join tenant t using (tenant_no)
      where t.tier = 3 and t.county_no = 41 group by 1`;
    expect(counted(rows)).toEqual({
      ...{ kinver: 15, wombourne: 12, codsall: 8, penkridge: 7, 'brewood-and-coven': 6, 'great-wyrley': 5, perton: 4 },
      ...{ 'dunston-with-coppenhall': 1, leek: 3, burntwood: 3, kidsgrove: 3, rugeley: 2 },
    });
  });

  test('every parish of South Staffordshire with postcodes has somebody who asks', async () => {
    const [row] = await behind<{ without: number }[]>`
      select count(*)::int as without from area a where a.district_code = 'E07000196'
        and exists (select from postcode p where p.parish_code = a.code)
        and not exists (select from request r where r.area_code = a.code)`;
    expect(row?.without).toBe(0);
  });
});

describe('everybody is invented', () => {
  test('no phone number or mail address can be anybody’s', async () => {
    const rows = await behind<{ phone: string | null; email: string | null }[]>`
      select phone, email from request union all select asker_phone, null from request
      union all select phone, email from offer union all select phone, email from provision
      union all select contact_phone, contact_email from provision union all select null, from_contact from provision_change
      union all select null, email from app_user
      union all select null, to_address from mail`;
    expect(rows.length).toBeGreaterThan(3000);
    for (const { phone, email } of rows) {
      if (phone !== null) expect(phone).toMatch(/^\+44(1632960|7700900)\d{3}$/);
      if (email !== null) expect(email).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+\.example$/);
    }
  });

  test('in a county nobody else has the same address for mail', async () => {
    const rows = await behind`
      select county_no, email from (select county_no, email, name from request union select county_no, email, name from offer) x
      where email is not null group by 1, 2 having count(*) > 1`;
    expect(rows).toEqual([]);
  });

  test('postcodes are real and in the parish that the record says', async () => {
    const rows = await behind`
      select postcode from (select postcode, area_code, loc from request where postcode is not null
        union all select postcode, area_code, loc from offer) x
      where not exists (select from postcode p where p.postcode = x.postcode and p.parish_code = x.area_code
        and p.easting = x.loc[0] and p.northing = x.loc[1])`;
    expect(rows).toEqual([]);
  });

  test('some could not say where they live', async () => {
    const rows = await behind<Count[]>`
      select t.slug as key, count(*)::int from request r join tenant t using (tenant_no)
      where r.postcode is null and r.channel = 2 group by 1 having count(*) > 1`;
    expect(counted(rows)).toEqual({ worcestershire: 5, 'south-staffordshire': 3 });
  });
});

describe('the records are as the product would have left them', () => {
  test('an open request stands as its needs say', async () => {
    const rows = await behind<{ reference: string; status: number; needs: number[] }[]>`
      select r.reference, r.status, array_agg(n.status::int) as needs
      from request r join need n on n.county_no = r.county_no and n.request_id = r.id group by r.county_no, r.id`;
    expect(rows.length).toBe(1070);
    for (const { reference, status, needs } of rows) {
      const name = nameOf(REQUEST_STATUS, status);
      if (!isOpen(name) && name !== 'done') continue;
      const follows = statusOfNeeds(needs.map((need) => nameOf(NEED_STATUS, need)));
      expect({ reference, status: follows }).toEqual({ reference, status: name });
    }
  });

  test('a need has help exactly when one match of it is active', async () => {
    const rows = await behind`
      select n.id from need n left join match m on m.county_no = n.county_no and m.need_id = n.id and m.status in (1, 2)
      group by n.county_no, n.id
      having count(m.id) <> (n.status in (2, 3))::int or max(m.status) is distinct from case n.status when 2 then 1 when 3 then 2 end`;
    expect(rows).toEqual([]);
  });

  test('every match has its assignment, at the holder of the offer', async () => {
    const [row] = await behind<{ matches: number; assignments: number }[]>`
      select count(*)::int as matches, count(a.match_id)::int as assignments from match m
      join offer o on o.county_no = m.county_no and o.id = m.offer_id
      left join assignment a on a.county_no = m.county_no and a.match_id = m.id and a.tenant_no = o.tenant_no
        and a.status = m.status and a.since = m.matched_at and a.until is not distinct from m.ended_at`;
    expect(row?.matches).toBeGreaterThan(900);
    expect(row?.assignments).toBe(row?.matches);
  });

  test('what has ended has a reason and a day, what is open has neither', async () => {
    const rows = await behind`
      select reference, status from request where (status in (5, 6, 7)) <> (close_reason is not null)
        or (status > 3) <> (closed_at is not null)`;
    expect(rows).toEqual([]);
  });

  test('every note stands under an event, and every event’s note is there', async () => {
    const loose = await behind`
      select n.id from request_note n where not exists (
        select from request_event e where e.request_id = n.request_id and e.data ->> 'note' = n.id::text)
      union all
      select e.id from request_event e where e.data ? 'note' and not exists (
        select from request_note n where n.id::text = e.data ->> 'note')`;
    expect(loose).toEqual([]);
  });

  test('each request belongs to its county’s incident, and knows its household', async () => {
    const rows = await behind<{ address: string; postcode: string | null; hash: string | null; incident: string }[]>`
      select r.address, r.postcode, r.household_hash as hash, i.slug as incident
      from request r left join incident i on i.county_no = r.county_no and i.id = r.incident_id`;
    for (const { address, postcode, hash, incident } of rows) {
      const household = householdKey(address, postcode);
      expect(hash).toBe(household === null ? null : keyedHash('household', household));
      expect(incident).toBe('coronavirus-2020');
    }
    expect(new Set(rows.map(({ hash }) => hash)).size).toBeLessThan(rows.length - 30);
  });

  test('the resident’s private link opens their request', async () => {
    const [{ id, reference } = { id: '', reference: '' }] = await behind<{ id: string; reference: string }[]>`
      select id, reference from request where status = 2 limit 1`;
    const own = await withLink(sha256(linkToken('request', id)), (db) => ownRequest(db));
    expect(own.reference).toBe(reference);
  });

  test('letters lie in the outbox, two of each county undelivered and none in the queue, with one to a council that opens its entries', async () => {
    const rows = await behind<Count[]>`
      select county_no || ' ' || template || ' ' || status as key, count(*)::int from mail group by 1 order by 1`;
    const all = counted(rows);
    const of = (status: number) =>
      rows.filter(({ key }) => key.endsWith(` ${status}`)).reduce((sum, { count }) => sum + count, 0);
    expect([of(2), of(4)]).toEqual([34, 4]);
    expect(Object.keys(all).some((key) => key.includes('offer-received'))).toBe(true);
    const letters = await behind`
      select (select count(*) from published_provision p where p.id = any(entry_ids)) = cardinality(entry_ids) as opens
      from provision_letter l where exists (select from mail where body like '%{{private-link:letter:' || l.id || '%')`;
    expect(letters).toEqual([{ opens: true }, { opens: true }]);
    expect(await behind`select from graphile_worker.jobs`).toHaveLength(0);
  });

  test('the nearest helper of the request in the guide is free', async () => {
    const { lo, hi } = rangeOf(SOUTH_STAFFORDSHIRE);
    const place = { loc: { x: 390_920, y: 319_450 }, areaCode: 'E04008961' };
    const suggestions = await withTenant({ lo, hi, wlo: 1, whi: 0 }, (db) =>
      suggestionsFor(db, place, { code: 1, dbs: 'none' }, partOfDay(now), 10),
    );
    expect(suggestions[0]).toMatchObject({ name: 'Sam Whitlock', obstacles: [], dbs: 'enhanced', load: 0 });
    expect(suggestions.map(({ name }) => name)).toEqual(expect.arrayContaining(['Penkridge Food Share', 'Joan Birch']));
  });
});

test('an entry of the community map says what its last event says', async () => {
  const [row] = await behind<{ entries: number; alike: number }[]>`
    select count(*)::int as entries, count(*) filter (where e.version = p.version and e.content ->> 'name' = p.name
      and e.content -> 'hours' = p.hours and e.content ->> 'source' = p.source)::int as alike
    from provision p join lateral (select version, content from provision_event
      where provision_id = p.id and content is not null order by at desc limit 1) e on true`;
  expect(row).toEqual({ entries: 369, alike: 369 });
});

describe('accounts', () => {
  const who = async (email: string) => {
    const rows = await behind<{ slug: string; role: number }[]>`
      select t.slug, m.role from app_user u join membership m on m.user_id = u.id join tenant t using (tenant_no)
      where u.email = ${email} order by m.tenant_no, m.role`;
    const names = Object.keys(ROLES) as Role[];
    return rows.map(({ slug, role }) => `${names.find((name) => ROLES[name] === role) ?? ''} at ${slug}`);
  };

  test.each([
    ['coordinator@worcestershire.example', ['coordinator at worcestershire']],
    ['coordinator@staffordshire.example', ['coordinator at staffordshire']],
    ['officer@south-staffordshire.example', ['officer at south-staffordshire', 'call_handler at south-staffordshire']],
    ['calls@south-staffordshire.example', ['call_handler at south-staffordshire']],
    ['calls@worcestershire.example', ['call_handler at worcestershire']],
    ['socialcare@worcestershire.example', ['social_care at worcestershire']],
    ['socialcare@staffordshire.example', ['social_care at staffordshire']],
    ['admin@worcestershire.example', ['administrator at worcestershire']],
    ['admin@staffordshire.example', ['administrator at staffordshire']],
    ['clerk@kinver.example', ['clerk at enville', 'clerk at kinver']],
    ['clerk@enville.example', ['clerk at enville']],
  ])('%s', async (email, expected) => {
    expect(await who(email)).toEqual(expected);
  });

  test('every district has its officer and every parish council its clerk', async () => {
    const rows = await behind`
      select t.slug from tenant t where t.tier > 1 and t.county_no in (41, 47) and not exists (
        select from membership m join app_user u on u.id = m.user_id
        where m.tenant_no = t.tenant_no and m.role = case t.tier when 2 then 2 else 3 end
          and u.email = case t.tier when 2 then 'officer@' else 'clerk@' end || t.slug || '.example')`;
    expect(rows).toEqual([]);
  });

  test('sign in with the one password, and with another after it was changed', async () => {
    const attempt = (password: string) => signIn({ email: 'clerk@wombourne.example', password, address: '127.0.0.1' });
    expect((await attempt(PASSWORD)).kind).toBe('ok');
    await seedDemo({ password: 'another-lantern-orbit', now });
    expect((await attempt(PASSWORD)).kind).toBe('refused');
    expect((await attempt('another-lantern-orbit')).kind).toBe('ok');
  });
});

test('a second run leaves everything as it is', async () => {
  const tables = await behind<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  const counts = () =>
    Promise.all(tables.map(({ name }) => behind`select ${name}::text as name, count(*)::int from ${behind(name)}`));
  const before = await counts();
  const accounts = await seedDemo({ password: PASSWORD, now: new Date(now.getTime() + 86_400_000) });
  expect(await counts()).toEqual(before);
  expect(accounts.map(({ email }) => email)).toContain('officer@south-staffordshire.example');
});
