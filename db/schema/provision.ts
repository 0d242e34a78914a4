import { sql } from 'drizzle-orm';
import { boolean, date, integer, jsonb, pgTable, pgView, point, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { holder } from './holder';
import { moment } from './moment';

/** What leaves the desk: the columns of the view as well as of the table. */
const publicColumns = {
  ...holder,
  id: uuid('id').notNull(),
  kind: smallint('kind').notNull(),
  status: smallint('status').notNull().default(2),
  name: text('name').notNull(),
  runBy: text('run_by').notNull(),
  summary: text('summary').notNull(),
  categories: smallint('categories').array().notNull(),
  everywhere: boolean('everywhere').notNull().default(false),
  areaCodes: text('area_codes').array().notNull().default([]),
  localityIds: uuid('locality_ids').array().notNull().default([]),
  address: text('address'),
  postcode: text('postcode'),
  areaCode: text('area_code'),
  loc: point('loc', { mode: 'xy' }),
  hours: jsonb('hours').$type<unknown>().notNull().default({}),
  phone: text('phone'),
  email: text('email'),
  website: text('website'),
  cost: text('cost').notNull().default(''),
  eligibility: text('eligibility').notNull().default(''),
  languages: text('languages').notNull().default(''),
  access: text('access').notNull().default(''),
  capacityLeft: integer('capacity_left'),
  plannedFrom: date('planned_from'),
  pausedUntil: date('paused_until'),
  charityNo: text('charity_no'),
  companyNo: text('company_no'),
  confirmedAt: moment('confirmed_at'),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  wasPlanned: boolean('was_planned').notNull().default(false),
};

export const provision = pgTable('provision', {
  ...publicColumns,
  published: boolean('published').notNull().default(true),
  placePublic: boolean('place_public').notNull().default(true),
  publicLoc: point('public_loc', { mode: 'xy' }).generatedAlwaysAs(sql`case when place_public then loc end`),
  contactName: text('contact_name'),
  contactPhone: text('contact_phone'),
  contactEmail: text('contact_email'),
  staffNotes: text('staff_notes').notNull().default(''),
  source: text('source').notNull().default(''),
  sourceId: text('source_id'),
  recordedByNo: integer('recorded_by_no'),
  confirmedBy: text('confirmed_by'),
  askedAt: moment('asked_at'),
  mergedInto: uuid('merged_into'),
  version: integer('version').notNull().default(1),
  searchText: text('search_text').generatedAlwaysAs(''),
  terms: text('terms')
    .array()
    .generatedAlwaysAs(sql`provision_terms`),
});

/** Published entries of every tenant, public columns only: the one source of the directory, the feed and the map. */
export const publishedProvision = pgView('published_provision', publicColumns).existing();

export const provisionEvent = pgTable('provision_event', {
  ...holder,
  id: uuid('id').notNull(),
  provisionId: uuid('provision_id').notNull(),
  kind: text('kind').notNull(),
  actorId: uuid('actor_id'),
  actorName: text('actor_name').notNull(),
  actorTenantNo: integer('actor_tenant_no'),
  onBehalfOf: integer('on_behalf_of'),
  version: integer('version').notNull(),
  content: jsonb('content').$type<Record<string, unknown> | null>(),
  data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
  at: moment('at').notNull().defaultNow(),
  /** Why, for staff alone. */
  note: text('note'),
});

export const provisionLink = pgTable('provision_link', {
  ...holder,
  tokenHash: text('token_hash').notNull(),
  provisionId: uuid('provision_id').notNull(),
  generation: integer('generation').notNull().default(1),
  createdAt: moment('created_at').notNull().defaultNow(),
  endedAt: moment('ended_at'),
});

/** The private link of a letter that asks a council about entries that it keeps. */
export const provisionLetter = pgTable('provision_letter', {
  ...holder,
  id: uuid('id').notNull(),
  tokenHash: text('token_hash').notNull(),
  entryIds: uuid('entry_ids').array().notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
  expiresAt: moment('expires_at').notNull(),
});

export const provisionChange = pgTable('provision_change', {
  ...holder,
  id: uuid('id').notNull(),
  provisionId: uuid('provision_id').notNull(),
  kind: smallint('kind').notNull(),
  status: smallint('status').notNull().default(1),
  basedOn: integer('based_on').notNull(),
  proposed: jsonb('proposed').$type<Record<string, unknown>>().notNull().default({}),
  words: text('words').notNull().default(''),
  fromName: text('from_name'),
  fromContact: text('from_contact'),
  fromTenantNo: integer('from_tenant_no'),
  at: moment('at').notNull().defaultNow(),
  decidedAt: moment('decided_at'),
  decidedBy: text('decided_by'),
  reason: text('reason'),
});

/** What a council asked the holder of an entry: to cover its people too. `tenantNo` is whoever asked. */
export const joinWish = pgTable('join_wish', {
  ...holder,
  id: uuid('id').notNull(),
  provisionId: uuid('provision_id').notNull(),
  holderNo: integer('holder_no').notNull(),
  entryName: text('entry_name').notNull(),
  areaCodes: text('area_codes').array().notNull(),
  status: smallint('status').notNull().default(1),
  at: moment('at').notNull().defaultNow(),
  decidedAt: moment('decided_at'),
  reason: text('reason'),
  seenAt: moment('seen_at'),
  deciderNo: integer('decider_no'),
});

export const provisionWord = pgTable('provision_word', {
  countyNo: integer('county_no').notNull(),
  word: text('word').notNull(),
  seenIn: uuid('seen_in').notNull(),
});
