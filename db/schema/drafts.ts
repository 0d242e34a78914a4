import { jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { holder } from './holder';
import { moment } from './moment';

export const formDraft = pgTable('form_draft', {
  ...holder,
  tokenHash: text('token_hash').primaryKey(),
  form: text('form').$type<'get-help' | 'offer-help' | 'groups'>().notNull(),
  recordId: uuid('record_id').notNull(),
  answers: jsonb('answers').$type<Record<string, unknown>>().notNull().default({}),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  sentAt: moment('sent_at'),
  reference: text('reference'),
});
