import { customType, integer, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { holder } from './holder';
import { moment } from './moment';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const importBatch = pgTable('import_batch', {
  ...holder,
  id: uuid('id').notNull(),
  format: smallint('format').notNull(),
  status: smallint('status').notNull().default(1),
  source: text('source').notNull(),
  fileName: text('file_name'),
  feedUrl: text('feed_url'),
  delimiter: text('delimiter').notNull().default(','),
  headings: jsonb('headings').$type<string[]>().notNull().default([]),
  sample: jsonb('sample').$type<string[][]>().notNull().default([]),
  mapping: jsonb('mapping').$type<string[]>().notNull().default([]),
  choices: jsonb('choices').$type<Record<string, unknown>>().notNull().default({}),
  done: integer('done').notNull().default(0),
  problem: text('problem'),
  outcome: jsonb('outcome').$type<Record<string, number>>().notNull().default({}),
  actorId: uuid('actor_id'),
  actorName: text('actor_name').notNull(),
  actorTenantNo: integer('actor_tenant_no'),
  onBehalfOf: integer('on_behalf_of'),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

export const importChunk = pgTable('import_chunk', {
  ...holder,
  batchId: uuid('batch_id').notNull(),
  no: integer('no').notNull(),
  bytes: bytea('bytes').notNull(),
});

export const importRow = pgTable('import_row', {
  ...holder,
  batchId: uuid('batch_id').notNull(),
  no: integer('no').notNull(),
  verdict: smallint('verdict').notNull(),
  name: text('name').notNull().default(''),
  raw: jsonb('raw').$type<string[] | null>(),
  content: jsonb('content').$type<Record<string, unknown> | null>(),
  said: jsonb('said').$type<{ field: string; words: string }[]>().notNull().default([]),
  entryId: uuid('entry_id'),
  entryNo: integer('entry_no'),
  entryVersion: integer('entry_version'),
});

export const importHeading = pgTable('import_heading', {
  ...holder,
  heading: text('heading').notNull(),
  field: text('field').notNull(),
});
