import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { closePools, openPools } from '#db/client.server';
import { seedDemo } from '#db/seed/demo';
import {
  fullOrganizationSchema,
  fullServiceSchema,
  pageSchema,
  serviceAtLocationSchema,
  termSchema,
} from '~/features/open-referral/schema';
import { testDatabase, type TestDatabase } from '#tests/db/database';
import { useEnv } from '#tests/setup/env';
import { startApp, type TestApp } from './app';
import { hasPublished, published } from './published-schemas';

/** The feed of every council that has an entry in the demo, each list from its first page to its last. */
const LISTS: [path: string, schema: z.ZodType, file: string][] = [
  ['services?full=true', pageSchema(fullServiceSchema), 'service.json'],
  ['service_at_locations?full=true', pageSchema(serviceAtLocationSchema), 'service_at_location.json'],
  ['organizations?full_service=true', pageSchema(fullOrganizationSchema), 'organization.json'],
  ['taxonomy_terms?', pageSchema(termSchema), 'taxonomy_term.json'],
];
const PER_PAGE = 100;

let database: TestDatabase;
let app: TestApp;
let slugs: string[];

beforeAll(async () => {
  database = await testDatabase({ places: true });
  useEnv(database);
  openPools(database);
  await seedDemo({ password: 'lantern-orbit-kitchen' });
  await closePools();
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  const rows = await sql<{ slug: string }[]>`
    select distinct slug from provision join tenant using (tenant_no) where published order by 1`;
  await sql.end();
  slugs = rows.map(({ slug }) => slug);
  app = await startApp(database);
}, 300_000);

afterAll(async () => {
  await app.stop();
  await database.close();
});

interface Page {
  total_items: number;
  last_page: boolean;
  contents: unknown[];
}

/** Every page of a list, one after the other. */
async function walk(path: string): Promise<Page[]> {
  const pages: Page[] = [];
  do {
    const answer = await app.visitor().get(`${path}&per_page=${PER_PAGE}&page=${pages.length + 1}`);
    expect(answer.status, path).toBe(200);
    pages.push(JSON.parse(answer.text) as Page);
  } while (pages.at(-1)?.last_page === false);
  return pages;
}

describe('the feeds of the demo', { timeout: 120_000 }, () => {
  it('are many', () => {
    expect(slugs.length).toBeGreaterThan(30);
    expect(slugs).toEqual(expect.arrayContaining(['kinver', 'south-staffordshire', 'staffordshire']));
  });

  it.each(LISTS)('%s is valid on every page', async (list, schema, file) => {
    const valid = hasPublished ? published()(file) : null;
    for (const slug of slugs) {
      const pages = await walk(`/${slug}/open-referral/3.0/${list}`);
      const wrong = pages.flatMap((page) => schema.safeParse(page).error?.issues ?? []);
      expect(wrong, slug).toEqual([]);
      const items = pages.flatMap(({ contents }) => contents);
      expect(items.length, slug).toBe(pages[0]?.total_items);
      if (!valid) continue;
      for (const item of items) expect(valid(item) ? [] : valid.errors, slug).toEqual([]);
    }
  });
});
