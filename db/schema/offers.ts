import { sql } from 'drizzle-orm';
import { boolean, date, integer, jsonb, pgTable, point, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { holder } from './holder';
import { moment } from './moment';

export const offer = pgTable('offer', {
  ...holder,
  id: uuid('id').notNull(),
  reference: text('reference').notNull(),
  kind: smallint('kind').notNull(),
  status: smallint('status').notNull().default(1),
  active: boolean('active')
    .generatedAlwaysAs(sql`status in (1, 2)`)
    .notNull(),
  offeredAt: moment('offered_at').notNull().defaultNow(),
  channel: smallint('channel').notNull(),
  portalNo: integer('portal_no').notNull(),
  name: text('name').notNull(),
  contactName: text('contact_name'),
  charityNo: text('charity_no'),
  phone: text('phone'),
  email: text('email'),
  postcode: text('postcode'),
  areaCode: text('area_code'),
  loc: point('loc', { mode: 'xy' }),
  travelM: integer('travel_m').notNull().default(5000),
  days: smallint('days').notNull().default(127),
  parts: smallint('parts').notNull().default(7),
  pausedUntil: date('paused_until'),
  transport: smallint('transport').notNull().default(1),
  skills: text('skills').notNull().default(''),
  dbs: smallint('dbs').notNull().default(0),
  dbsUntil: date('dbs_until'),
  capacity: smallint('capacity').notNull().default(2),
  consentVersion: integer('consent_version').notNull(),
  closeReason: text('close_reason'),
  version: integer('version').notNull().default(1),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  searchText: text('search_text').generatedAlwaysAs(''),
});

export const offerCategory = pgTable('offer_category', {
  ...holder,
  offerId: uuid('offer_id').notNull(),
  category: smallint('category').notNull(),
});

export const offerArea = pgTable('offer_area', {
  ...holder,
  offerId: uuid('offer_id').notNull(),
  areaCode: text('area_code').notNull(),
});

export const offerNote = pgTable('offer_note', {
  ...holder,
  id: uuid('id').notNull(),
  offerId: uuid('offer_id').notNull(),
  body: text('body').notNull(),
  authorId: uuid('author_id'),
  authorName: text('author_name').notNull(),
  at: moment('at').notNull().defaultNow(),
});

export const offerEvent = pgTable('offer_event', {
  ...holder,
  id: uuid('id').notNull(),
  offerId: uuid('offer_id').notNull(),
  kind: text('kind').notNull(),
  actorId: uuid('actor_id'),
  actorName: text('actor_name').notNull(),
  actorTenantNo: integer('actor_tenant_no'),
  onBehalfOf: integer('on_behalf_of'),
  data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
  at: moment('at').notNull().defaultNow(),
});

export const offerLink = pgTable('offer_link', {
  ...holder,
  tokenHash: text('token_hash').notNull(),
  offerId: uuid('offer_id').notNull(),
  createdAt: moment('created_at').notNull().defaultNow(),
  endedAt: moment('ended_at'),
});
