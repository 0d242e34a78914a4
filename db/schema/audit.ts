import { integer, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { holder } from './holder';
import { moment } from './moment';

export const viewRecord = pgTable('view_record', {
  ...holder,
  id: uuid('id').notNull(),
  subject: text('subject').notNull(),
  subjectId: uuid('subject_id'),
  userId: uuid('user_id').notNull(),
  userName: text('user_name').notNull(),
  userTenantNo: integer('user_tenant_no').notNull(),
  role: smallint('role').notNull(),
  at: moment('at').notNull().defaultNow(),
});

export const deskEvent = pgTable('desk_event', {
  ...holder,
  id: uuid('id').notNull(),
  kind: text('kind').notNull(),
  actorId: uuid('actor_id'),
  actorName: text('actor_name').notNull(),
  actorTenantNo: integer('actor_tenant_no'),
  onBehalfOf: integer('on_behalf_of'),
  data: jsonb('data').$type<Record<string, unknown>>().notNull().default({}),
  at: moment('at').notNull().defaultNow(),
});

export const deskVisit = pgTable('desk_visit', {
  ...holder,
  userId: uuid('user_id').notNull(),
  lookedAt: moment('looked_at').notNull(),
  previousAt: moment('previous_at'),
  beganAt: moment('began_at').notNull().defaultNow(),
});
