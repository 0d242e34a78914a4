import { integer } from 'drizzle-orm/pg-core';

/** The two columns that every tenant-owned row carries: its county and its holder. */
export const holder = {
  countyNo: integer('county_no').notNull(),
  tenantNo: integer('tenant_no').notNull(),
};
