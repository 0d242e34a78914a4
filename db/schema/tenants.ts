import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  pgView,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { TenantConfig } from '~/features/tenants/schema';
import { area } from './areas';
import { holder } from './holder';
import { moment } from './moment';

/** A public body. `tier`: 1 county, 2 district, 3 parish. `config` is all it inherits, resolved. See 0003_tenants.sql. */
export const tenant = pgTable('tenant', {
  tenantNo: integer('tenant_no').primaryKey(),
  countyNo: integer('county_no').notNull(),
  tier: smallint('tier').notNull(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  config: jsonb('config').$type<TenantConfig>().notNull(),
  startsOn: date('starts_on'),
  endsOn: date('ends_on'),
});

/** Which areas a body governs: a joint parish council governs several. */
export const tenantArea = pgTable(
  'tenant_area',
  {
    ...holder,
    areaCode: text('area_code')
      .notNull()
      .references(() => area.code),
  },
  (table) => [primaryKey({ columns: [table.tenantNo, table.areaCode] }), index().on(table.areaCode)],
);

/** A district's own grouping of parishes. */
export const locality = pgTable(
  'locality',
  {
    ...holder,
    id: uuid('id').notNull(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    sample: boolean('sample').notNull().default(false),
    position: smallint('position').notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.countyNo, table.id] }),
    unique().on(table.countyNo, table.tenantNo, table.id),
    unique().on(table.tenantNo, table.slug),
  ],
);

/** Which areas lie in a locality: each in one of them. */
export const localityArea = pgTable(
  'locality_area',
  {
    ...holder,
    localityId: uuid('locality_id').notNull(),
    areaCode: text('area_code')
      .notNull()
      .references(() => area.code),
  },
  (table) => [primaryKey({ columns: [table.tenantNo, table.areaCode] }), index().on(table.countyNo, table.localityId)],
);

/** Each time that a district drew its localities; until the first they come from the files. See 0020_localities.sql. */
export const localityDrawing = pgTable(
  'locality_drawing',
  {
    ...holder,
    version: integer('version').notNull(),
    drawnAt: timestamp('drawn_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantNo, table.version] })],
);

/** Information pages of a portal, in markdown. */
export const page = pgTable(
  'page',
  {
    ...holder,
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    summary: text('summary').notNull().default(''),
    markdown: text('markdown').notNull(),
    position: smallint('position').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.tenantNo, table.slug] })],
);

const writtenPage = {
  ...holder,
  slug: text('slug').notNull(),
  title: text('title').notNull(),
  summary: text('summary').notNull().default(''),
  markdown: text('markdown').notNull(),
  position: smallint('position').notNull().default(0),
  at: moment('at').notNull().defaultNow(),
};

/** What staff wrote of a page, each version a row. `state`: 1 draft, 2 published, 3 taken down. */
export const pageVersion = pgTable('page_version', {
  ...writtenPage,
  id: uuid('id').notNull(),
  version: integer('version').notNull(),
  state: smallint('state').notNull(),
  authorId: uuid('author_id'),
  authorName: text('author_name').notNull(),
  authorTenantNo: integer('author_tenant_no'),
  restoredFrom: integer('restored_from'),
});

/** Pages that staff published, the newest version of each. */
export const publishedPage = pgView('published_page', writtenPage).existing();
