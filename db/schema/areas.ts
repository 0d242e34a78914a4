import type { Geometry } from 'geojson';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';

/** Outlines, one a parish or unparished area and one (`derived`) a district and county. See 0002_places.sql. */
export const areaShape = pgTable('area_shape', {
  code: text('code').primaryKey(),
  geometry: jsonb('geometry').$type<Geometry>().notNull(),
  minE: integer('min_e').notNull(),
  maxE: integer('max_e').notNull(),
  minN: integer('min_n').notNull(),
  maxN: integer('max_n').notNull(),
  derived: boolean('derived').notNull().default(false),
});

/** Places with a GSS code. `type`: 1 county, 2 district, 3 parish, 4 unparished area. */
export const area = pgTable(
  'area',
  {
    code: text('code').primaryKey(),
    name: text('name').notNull(),
    type: smallint('type').notNull(),
    parentCode: text('parent_code').references((): AnyPgColumn => area.code),
    districtCode: text('district_code').references((): AnyPgColumn => area.code),
    countyCode: text('county_code').references((): AnyPgColumn => area.code),
    labelLat: doublePrecision('label_lat').notNull(),
    labelLon: doublePrecision('label_lon').notNull(),
    areaKm2: numeric('area_km2', { precision: 10, scale: 1, mode: 'number' }),
    shapeCode: text('shape_code').references(() => areaShape.code),
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
  },
  (table) => [
    index('area_parent').on(table.parentCode),
    index('area_district').on(table.districtCode),
    index('area_county').on(table.countyCode),
  ],
);

/** Postcodes of the areas known here, in their canonical form ('WR10 1PE'), at British National Grid metres. */
export const postcode = pgTable(
  'postcode',
  {
    postcode: text('postcode').primaryKey(),
    easting: integer('easting').notNull(),
    northing: integer('northing').notNull(),
    parishCode: text('parish_code').references(() => area.code),
    parishStated: boolean('parish_stated').notNull(),
    districtCode: text('district_code').references(() => area.code),
    countyCode: text('county_code')
      .notNull()
      .references(() => area.code),
    endedOn: date('ended_on'),
  },
  (table) => [index('postcode_parish').on(table.parishCode)],
);

/** Each file that was loaded into the tables above, and what became of its rows. */
export const importRun = pgTable(
  'import_run',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').notNull(),
    fileName: text('file_name').notNull(),
    sha256: text('sha256').notNull(),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull(),
    finishedAt: timestamp('finished_at', { withTimezone: true }).notNull().defaultNow(),
    rowsRead: integer('rows_read').notNull(),
    rowsAdded: integer('rows_added').notNull(),
    rowsChanged: integer('rows_changed').notNull(),
    rowsUnchanged: integer('rows_unchanged').notNull(),
    rowsOutside: integer('rows_outside').notNull(),
    rowsRefused: integer('rows_refused').notNull(),
  },
  (table) => [index('import_run_kind').on(table.kind, table.id)],
);
