import { pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { holder } from './holder';
import { moment } from './moment';

export const mail = pgTable('mail', {
  ...holder,
  id: uuid('id').notNull(),
  template: text('template').notNull(),
  toAddress: text('to_address').notNull(),
  subject: text('subject').notNull(),
  body: text('body').notNull(),
  status: smallint('status').notNull().default(1),
  attempts: smallint('attempts').notNull().default(0),
  lastError: text('last_error'),
  createdAt: moment('created_at').notNull().defaultNow(),
  sentAt: moment('sent_at'),
  requestId: uuid('request_id'),
  offerId: uuid('offer_id'),
  provisionId: uuid('provision_id'),
});
