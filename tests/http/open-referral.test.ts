import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { closePools, openPools, withTenant } from '#db/client.server';
import { newId } from '#db/id';
import {
  apiSchema,
  fullOrganizationSchema,
  fullServiceSchema,
  fullTaxonomySchema,
  minimalSchema,
  organizationSchema,
  pageSchema,
  serviceAtLocationSchema,
  serviceSchema,
  taxonomySchema,
  termSchema,
} from '~/features/open-referral/schema';
import { createProvision } from '~/features/provision/create.server';
import { blankContent, type ProvisionContent } from '~/features/provision/schema';
import { rangeOf } from '~/features/tenants/rules';
import { testDatabase, type TestDatabase } from '#tests/db/database';
import { useEnv } from '#tests/setup/env';
import { startApp, type TestApp } from './app';
import { ENTRIES } from './odd-entries';
import { hasPublished, published } from './published-schemas';

const FEED = '/south-staffordshire/open-referral/3.0';

let database: TestDatabase;
let app: TestApp;
let behind: postgres.Sql;
const ids: Record<string, string> = {};

beforeAll(async () => {
  database = await testDatabase({ places: true });
  useEnv(database);
  openPools(database);
  for (const [name, { holderNo, ...wish }] of Object.entries(ENTRIES)) ids[name] = await record(holderNo, name, wish);
  behind = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  await behind`update provision set merged_into = ${ids.whole ?? ''} where id = ${ids.merged ?? ''}`;
  app = await startApp(database);
}, 300_000);

afterAll(async () => {
  await app.stop();
  await behind.end();
  await closePools();
  await database.close();
});

const LISTED = Object.keys(ENTRIES).filter((name) => !['hidden', 'merged'].includes(name));

async function record(holderNo: number, name: string, wish: Partial<ProvisionContent>): Promise<string> {
  const id = newId();
  const plain = blankContent({ kind: 'service', name, runBy: 'Neighbours', summary: 'We help.', categories: [1] });
  const staff = { contactName: 'SECRET NAME', contactPhone: '+441632960999', staffNotes: 'SECRET NOTE' };
  const { lo, hi } = rangeOf(holderNo);
  const actor = { id: null, name: 'SECRET ACTOR', tenantNo: holderNo, onBehalfOf: null };
  const entry = { id, countyNo: 41, holderNo, recordedByNo: null, content: { ...plain, ...staff, ...wish } };
  await withTenant({ lo, hi, wlo: lo, whi: hi, actor: newId() }, (db) => createProvision(db, entry, actor));
  return id;
}

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await app.visitor().get(FEED + path, headers);
  return { ...answer, body: answer.text === '' ? null : (JSON.parse(answer.text) as Record<string, never>) };
}

type Listing = { total_items: number; total_pages: number; contents: { id: string; name: string }[] };
const list = async (path: string) => (await get(path)).body as unknown as Listing;
const namesIn = ({ contents }: Listing) =>
  contents.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id)).sort();

const term = async () => (await list('/taxonomy_terms')).contents[0]?.id ?? '';
const organization = async () => (await list('/organizations')).contents[0]?.id ?? '';
const taxonomy = async () => (await list('/taxonomies')).contents[0]?.id ?? '';

/** Every endpoint with our own type and the file of the published one (and whether that is of one item of a list). */
const ENDPOINTS: [string, () => Promise<string> | string, z.ZodType, string | null, 'one' | 'list'][] = [
  ['root', () => '/', apiSchema, 'api_details.json', 'one'],
  ['services', () => '/services', pageSchema(serviceSchema), 'service.json', 'list'],
  ['services, full', () => '/services?full=true', pageSchema(fullServiceSchema), 'service.json', 'list'],
  ['services, minimal', () => '/services?minimal=true', pageSchema(minimalSchema), null, 'list'],
  ['places', () => '/service_at_locations', pageSchema(serviceAtLocationSchema), 'service_at_location.json', 'list'],
  [
    'places, full',
    () => '/service_at_locations?full=1',
    pageSchema(serviceAtLocationSchema),
    'service_at_location.json',
    'list',
  ],
  ['a place', () => `/service_at_locations/${ids.whole}`, serviceAtLocationSchema, 'service_at_location.json', 'one'],
  ['organizations', () => '/organizations', pageSchema(organizationSchema), 'organization.json', 'list'],
  [
    'organizations, full',
    () => '/organizations?full=true',
    pageSchema(fullOrganizationSchema),
    'organization.json',
    'list',
  ],
  [
    'organizations with full services',
    () => '/organizations?full_service=true',
    pageSchema(fullOrganizationSchema),
    'organization.json',
    'list',
  ],
  [
    'an organization',
    async () => `/organizations/${await organization()}`,
    fullOrganizationSchema,
    'organization.json',
    'one',
  ],
  ['taxonomies', () => '/taxonomies', pageSchema(taxonomySchema), 'taxonomy.json', 'list'],
  ['a taxonomy', async () => `/taxonomies/${await taxonomy()}`, fullTaxonomySchema, 'taxonomy.json', 'one'],
  ['terms', () => '/taxonomy_terms', pageSchema(termSchema), 'taxonomy_term.json', 'list'],
  ['a term', async () => `/taxonomy_terms/${await term()}`, termSchema, 'taxonomy_term.json', 'one'],
  ...LISTED.map((name): (typeof ENDPOINTS)[number] => [
    `the service "${name}"`,
    () => `/services/${ids[name]}`,
    fullServiceSchema,
    'service.json',
    'one',
  ]),
];

describe('every endpoint of the feed', () => {
  it.each(ENDPOINTS)('%s answers in our own types', async (_, path, schema) => {
    const { status, body, headers } = await get(await path());
    expect(status).toBe(200);
    expect(schema.safeParse(body).error?.issues ?? []).toEqual([]);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('set-cookie')).toBeNull();
  });

  const title = hasPublished
    ? 'and in the published schemas'
    : 'in the published schemas: they do not lie beside the project';
  it.runIf(hasPublished)(
    title,
    async () => {
      const compile = published();
      for (const [name, path, , file, shape] of ENDPOINTS) {
        if (file === null) continue;
        const { body } = await get(await path());
        const valid = compile(file);
        const items = shape === 'one' ? [body] : (body as unknown as Listing).contents;
        for (const item of items) expect(valid(item) ? [] : valid.errors, name).toEqual([]);
      }
    },
    60_000,
  );

  it('never tells what is for staff, or is not published', async () => {
    for (const [, path] of ENDPOINTS) {
      const { text } = await get(await path());
      expect(text).not.toMatch(/SECRET|960999|DY7 6ZZ/);
    }
    expect((await get(`/services/${ids.hidden}`)).status).toBe(404);
    expect((await get(`/services/${ids.merged}`)).status).toBe(404);
    expect(namesIn(await list('/services'))).toEqual([...LISTED].sort());
  });
});

describe('the list of services', () => {
  it('comes in pages that together are the whole', async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => list(`/services?per_page=4&page=${page}`)));
    expect(pages.map(({ contents }) => contents.length)).toEqual([4, 4, 1]);
    expect(pages.flatMap(namesIn).sort()).toEqual([...LISTED].sort());
    expect(pages[0]).toMatchObject({
      total_items: 9,
      total_pages: 3,
      page_number: 1,
      first_page: true,
      last_page: false,
    });
    expect(await list('/services?per_page=4&page=9')).toMatchObject({ empty: true, last_page: true, contents: [] });
  });

  it('has every service with the organisation that runs it, once', async () => {
    const { contents } = (await list('/organizations?full=true')) as unknown as {
      contents: { id: string; services: { id: string; organization_id: string }[] }[];
    };
    for (const { id, services } of contents) expect(services.every((one) => one.organization_id === id)).toBe(true);
    const listed = contents.flatMap(({ services }) => services.map((one) => one.id));
    expect(listed.sort()).toEqual((await list('/services?per_page=500')).contents.map(({ id }) => id).sort());
  });

  it('is narrowed by words, kind, organisation and date', async () => {
    expect(namesIn(await list('/services?search=prescripton'))).toEqual(['whole']);
    const terms = await list('/taxonomy_terms?search=medication');
    expect(namesIn(await list(`/services?taxonomy_term_id=${terms.contents[0]?.id}`))).toEqual(['whole']);
    expect((await list(`/services?taxonomy_id=${await taxonomy()}`)).total_items).toBe(9);
    expect((await list(`/services?taxonomy_id=${newId()}`)).total_items).toBe(0);
    const service = (await get(`/services/${ids.whole}`)).body as unknown as { organization_id: string };
    expect(namesIn(await list(`/services?organization_id=${service.organization_id}`))).toEqual(['whole']);
    const found = (await get(`/organizations/${service.organization_id}`)).body as unknown as { services: unknown[] };
    expect(found).toMatchObject({ name: "St Peter's Friends" });
    expect(found.services).toHaveLength(1);
    expect((await list('/services?modified_after=2099-01-01')).total_items).toBe(0);
    expect((await list('/services?modified_after=2020-01-01T00:00:00Z')).total_items).toBe(9);
  });

  it('says how each stands', async () => {
    const { contents } = (await list('/services')) as unknown as { contents: { id: string; status: string }[] };
    const status = (name: string) => contents.find(({ id }) => id === ids[name])?.status;
    expect(['whole', 'ended', 'paused', 'planned'].map(status)).toEqual([
      'active',
      'defunct',
      'temporarily closed',
      'inactive',
    ]);
  });
});

describe('what is at a place', () => {
  it('is found near a postcode, or where it covers it', async () => {
    expect(namesIn(await list('/service_at_locations?postcode=dy76hl&proximity=500'))).toEqual(['whole']);
    expect(namesIn(await list('/service_at_locations?postcode=ST19+5AS&proximity=500'))).toEqual([]);
    expect(namesIn(await list('/service_at_locations?postcode=DY7+6HL'))).toEqual(['whole']);
  });
});

describe('what is not understood', () => {
  it.each([
    ['/services?page=0', 'page'],
    ['/services?per_page=9999', 'per_page'],
    ['/services?modified_after=yesterday', 'modified_after'],
    ["/services?taxonomy_term_id=';--", 'taxonomy_term_id'],
    ['/services?full=perhaps', 'full'],
    ['/service_at_locations?proximity=5', 'proximity'],
  ])('%s is refused with a reason', async (path, parameter) => {
    const { status, body } = await get(path);
    expect(status).toBe(400);
    expect(body?.parameters).toHaveProperty(parameter);
  });

  it('is a 404 for what is not there, and a 400 for a postcode nobody knows', async () => {
    for (const path of [
      '/services/x',
      `/services/${newId()}`,
      '/organizations/x',
      '/taxonomies/x',
      '/taxonomy_terms/x',
    ])
      expect((await get(path)).status).toBe(404);
    expect((await get('/service_at_locations?postcode=nonsense')).status).toBe(400);
    expect((await app.visitor().post(`${FEED}/services`, {})).status).toBeGreaterThanOrEqual(400);
  });
});

describe('whoever keeps a copy', () => {
  const changedSince = async (moment: string) =>
    namesIn(await list(`/services?minimal=true&modified_after=${encodeURIComponent(moment)}`));

  it('is told what was confirmed, what has begun and what is back, as much as what was changed', async () => {
    await behind`create temp table kept as select id, updated_at, confirmed_at, planned_from, paused_until from provision`;
    await behind`update provision set updated_at = '2020-01-01', confirmed_at = null`;
    await behind`update provision set confirmed_at = '2024-06-01 12:00Z' where id = ${ids.bare ?? ''}`;
    await behind`update provision set planned_from = '2023-07-03' where id = ${ids.planned ?? ''}`;
    await behind`update provision set paused_until = '2023-02-01' where id = ${ids.paused ?? ''}`;
    expect(await changedSince('2023-02-01T00:00:00Z')).toEqual(['bare', 'paused', 'planned']);
    // That summer's day began at eleven in the evening by UTC.
    expect(await changedSince('2023-07-02T23:00:00Z')).toEqual(['bare', 'planned']);
    expect(await changedSince('2023-07-02T23:00:01Z')).toEqual(['bare']);
    expect(await changedSince('2024-06-02')).toEqual([]);
    const { body } = await get(`/services/${ids.planned}`);
    expect(body).toMatchObject({ status: 'active', last_modified: '2023-07-02T23:00:00.000Z' });
    await behind`update provision p set updated_at = kept.updated_at, confirmed_at = kept.confirmed_at,
      planned_from = kept.planned_from, paused_until = kept.paused_until from kept where kept.id = p.id`;
  });
});

it('answers 304 to who has it already', async () => {
  const first = await get('/services');
  const again = await get('/services', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
  expect(again.text).toBe('');
});
