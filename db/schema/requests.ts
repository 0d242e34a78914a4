import { boolean, date, integer, jsonb, pgTable, point, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { holder } from './holder';
import { moment } from './moment';

export const incident = pgTable('incident', {
  ...holder,
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  kind: text('kind').notNull(),
  startedOn: date('started_on').notNull(),
  endedOn: date('ended_on'),
  summary: text('summary').notNull().default(''),
});

export const request = pgTable('request', {
  ...holder,
  id: uuid('id').notNull(),
  reference: text('reference').notNull(),
  status: smallint('status').notNull().default(1),
  urgency: smallint('urgency').notNull(),
  medicineBy: date('medicine_by'),
  askedAt: moment('asked_at').notNull().defaultNow(),
  channel: smallint('channel').notNull(),
  portalNo: integer('portal_no').notNull(),
  incidentId: uuid('incident_id'),
  forOther: boolean('for_other').notNull().default(false),
  askerName: text('asker_name'),
  askerPhone: text('asker_phone'),
  name: text('name').notNull(),
  phone: text('phone'),
  email: text('email'),
  address: text('address').notNull().default(''),
  postcode: text('postcode'),
  areaCode: text('area_code'),
  loc: point('loc', { mode: 'xy' }),
  bornYear: smallint('born_year'),
  accessNeeds: text('access_needs').notNull().default(''),
  diet: text('diet').notNull().default(''),
  consentVersion: integer('consent_version').notNull(),
  consentShare: boolean('consent_share').notNull(),
  householdHash: text('household_hash'),
  closeReason: text('close_reason'),
  closedAt: moment('closed_at'),
  version: integer('version').notNull().default(1),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  searchText: text('search_text').generatedAlwaysAs(''),
});

export const need = pgTable('need', {
  ...holder,
  id: uuid('id').notNull(),
  requestId: uuid('request_id').notNull(),
  category: smallint('category').notNull(),
  status: smallint('status').notNull().default(1),
  detail: text('detail').notNull().default(''),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const requestNote = pgTable('request_note', {
  ...holder,
  id: uuid('id').notNull(),
  requestId: uuid('request_id').notNull(),
  body: text('body').notNull(),
  authorId: uuid('author_id'),
  authorName: text('author_name').notNull(),
  at: moment('at').notNull().defaultNow(),
});

export const requestEvent = pgTable('request_event', {
  ...holder,
  id: uuid('id').notNull(),
  requestId: uuid('request_id').notNull(),
  kind: text('kind').notNull(),
  actorId: uuid('actor_id'),
  actorName: text('actor_name').notNull(),
  actorTenantNo: integer('actor_tenant_no'),
  onBehalfOf: integer('on_behalf_of'),
  data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
  at: moment('at').notNull().defaultNow(),
});

export const requestLink = pgTable('request_link', {
  ...holder,
  tokenHash: text('token_hash').notNull(),
  requestId: uuid('request_id').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
  endedAt: moment('ended_at'),
});
