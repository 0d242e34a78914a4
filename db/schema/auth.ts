import { bigint, boolean, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { holder } from './holder';
import { moment } from './moment';

export const appUser = pgTable('app_user', {
  id: uuid('id').primaryKey(),
  email: text('email').notNull(),
  name: text('name').notNull(),
  passwordHash: text('password_hash'),
  createdAt: moment('created_at').notNull().defaultNow(),
  disabledAt: moment('disabled_at'),
});

export const session = pgTable('session', {
  id: text('id').primaryKey(),
  userId: uuid('user_id').notNull(),
  expiresAt: moment('expires_at').notNull(),
  startedAt: moment('started_at').notNull().defaultNow(),
  endsAt: moment('ends_at').notNull(),
});

export const membership = pgTable('membership', {
  ...holder,
  userId: uuid('user_id').notNull(),
  role: smallint('role').notNull(),
  startedAt: moment('started_at').notNull().defaultNow(),
  endedAt: moment('ended_at'),
});

export const invitation = pgTable('invitation', {
  ...holder,
  tokenHash: text('token_hash').primaryKey(),
  userId: uuid('user_id').notNull(),
  expiresAt: moment('expires_at').notNull(),
  usedAt: moment('used_at'),
  askedByOwner: boolean('asked_by_owner').notNull().default(false),
});

export const signInLimit = pgTable('sign_in_limit', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
});

export const signInEvent = pgTable('sign_in_event', {
  id: uuid('id').primaryKey(),
  userId: uuid('user_id'),
  kind: text('kind').notNull(),
  at: moment('at').notNull().defaultNow(),
});
