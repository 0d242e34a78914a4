import { pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { holder } from './holder';
import { moment } from './moment';

export const match = pgTable('match', {
  ...holder,
  id: uuid('id').notNull(),
  requestId: uuid('request_id').notNull(),
  needId: uuid('need_id').notNull(),
  offerId: uuid('offer_id').notNull(),
  status: smallint('status').notNull().default(1),
  matchedBy: text('matched_by').notNull(),
  matchedAt: moment('matched_at').notNull().defaultNow(),
  acceptedAt: moment('accepted_at'),
  endedAt: moment('ended_at'),
  reason: text('reason'),
});

/** The offer's side of a match: kept by a trigger, read by the offer's holder. */
export const assignment = pgTable('assignment', {
  ...holder,
  matchId: uuid('match_id').notNull(),
  offerId: uuid('offer_id').notNull(),
  category: smallint('category').notNull(),
  areaCode: text('area_code'),
  status: smallint('status').notNull(),
  since: moment('since').notNull(),
  until: moment('until'),
});
