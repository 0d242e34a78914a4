import { boolean, integer, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { holder } from './holder';
import { moment } from './moment';

export const call = pgTable('call', {
  ...holder,
  id: uuid('id').notNull(),
  status: smallint('status').notNull().default(1),
  name: text('name').notNull().default(''),
  phone: text('phone').notNull().default(''),
  email: text('email').notNull().default(''),
  postcode: text('postcode').notNull().default(''),
  parishCode: text('parish_code'),
  areaCode: text('area_code'),
  categories: smallint('categories').array().notNull().default([]),
  answers: jsonb('answers').$type<Record<string, 'yes' | 'no'>>().notNull().default({}),
  notes: text('notes').notNull().default(''),
  outcome: smallint('outcome'),
  wrapUp: smallint('wrap_up'),
  wrapUpWords: text('wrap_up_words'),
  requestId: uuid('request_id'),
  incident: text('incident'),
  handlerId: uuid('handler_id').notNull(),
  handlerName: text('handler_name').notNull(),
  startedAt: moment('started_at').notNull().defaultNow(),
  endedAt: moment('ended_at'),
  version: integer('version').notNull().default(1),
  editor: uuid('editor'),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  searchText: text('search_text').generatedAlwaysAs(''),
  forms: jsonb('forms').$type<Record<string, Record<string, string | string[]>>>().notNull().default({}),
  nothingFor: smallint('nothing_for').array().notNull().default([]),
});

export const callSignpost = pgTable('call_signpost', {
  ...holder,
  id: uuid('id').notNull(),
  callId: uuid('call_id').notNull(),
  provisionId: uuid('provision_id').notNull(),
  name: text('name').notNull(),
  category: smallint('category'),
  emailedAt: moment('emailed_at'),
  undoneAt: moment('undone_at'),
  at: moment('at').notNull().defaultNow(),
});

export const callBack = pgTable('call_back', {
  ...holder,
  id: uuid('id').notNull(),
  callId: uuid('call_id').notNull(),
  status: smallint('status').notNull().default(1),
  dueAt: moment('due_at').notNull(),
  ownerId: uuid('owner_id'),
  ownerName: text('owner_name'),
  about: text('about').notNull().default(''),
  attempts: smallint('attempts').notNull().default(0),
  lastAttempt: smallint('last_attempt'),
  triedAt: moment('tried_at'),
  doneAt: moment('done_at'),
  version: integer('version').notNull().default(1),
  createdAt: moment('created_at').notNull().defaultNow(),
});

export const callEvent = pgTable('call_event', {
  ...holder,
  id: uuid('id').notNull(),
  callId: uuid('call_id').notNull(),
  kind: text('kind').notNull(),
  actorId: uuid('actor_id'),
  actorName: text('actor_name').notNull(),
  actorTenantNo: integer('actor_tenant_no'),
  onBehalfOf: integer('on_behalf_of'),
  data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
  at: moment('at').notNull().defaultNow(),
});

export const script = pgTable('script', {
  ...holder,
  id: uuid('id').notNull(),
  content: jsonb('content').$type<Record<string, unknown>>().notNull(),
  active: boolean('active').notNull().default(true),
  version: integer('version').notNull().default(1),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

export const scriptVersion = pgTable('script_version', {
  ...holder,
  scriptId: uuid('script_id').notNull(),
  version: integer('version').notNull(),
  content: jsonb('content').$type<Record<string, unknown>>().notNull(),
  actorId: uuid('actor_id'),
  actorName: text('actor_name').notNull(),
  restoredFrom: integer('restored_from'),
  at: moment('at').notNull().defaultNow(),
  active: boolean('active'),
});
