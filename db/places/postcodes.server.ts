import type { OwnerTransaction } from '../owner.server';
import type { Merged, OnConflict } from './areas.server';

/** A postcode on its way into the table, with the line of the file that it came from. */
export interface PostcodeRow {
  line: number;
  postcode: string;
  easting: number;
  northing: number;
  parishCode: string | null;
  /** The file named the parish; otherwise it was found from the outlines. */
  parishStated: boolean;
  districtCode: string | null;
  countyCode: string;
  /** yyyy-mm-dd, or null while in use. */
  endedOn: string | null;
}

/** How far a postcode may have moved, in metres, and still lie in the parish that an earlier file named. */
const SAME_PLACE_M = 100;

/** Makes the temporary table that postcodes wait in until the whole file has been read. */
export async function createStaging(tx: OwnerTransaction): Promise<void> {
  await tx`
    create temporary table incoming_postcode (
      line int, postcode text collate "C", easting int, northing int, parish_code text, parish_stated boolean,
      district_code text, county_code text, ended_on date
    ) on commit drop`;
}

/**
 * Puts a batch into the temporary table. Not with COPY: postgres.js waits for ever when the server gives up in the
 * middle of one, and at this size JSON is as fast.
 */
export async function stagePostcodes(tx: OwnerTransaction, rows: PostcodeRow[]): Promise<void> {
  await tx`
    insert into incoming_postcode
    select line, postcode, easting, northing, "parishCode", "parishStated", "districtCode", "countyCode", "endedOn"
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as incoming
      (line int, postcode text, easting int, northing int, "parishCode" text, "parishStated" boolean,
       "districtCode" text, "countyCode" text, "endedOn" date)`;
}

/** Takes every line out again whose postcode stood in the file before, and says which they were. */
export async function dropRepeated(tx: OwnerTransaction): Promise<{ line: number; postcode: string }[]> {
  const repeated = await tx<{ line: number; postcode: string }[]>`
    delete from incoming_postcode later
    using (select postcode, min(line) as line from incoming_postcode group by postcode having count(*) > 1) first
    where later.postcode = first.postcode and later.line > first.line
    returning later.line, later.postcode`;
  return repeated.toSorted((a, b) => a.line - b.line);
}

/**
 * Moves the waiting postcodes into the table. A parish that a file named is not replaced by one found from outlines,
 * as long as the postcode stays where it was.
 */
export async function mergePostcodes(tx: OwnerTransaction, onConflict: OnConflict = 'update'): Promise<Merged> {
  const [merged] = await tx<[Merged]>`
    with kept as (
      select incoming.*, not incoming.parish_stated and known.parish_stated
             and known.district_code is not distinct from incoming.district_code
             and known.county_code = incoming.county_code
             and point(known.easting, known.northing) <-> point(incoming.easting, incoming.northing) <= ${SAME_PLACE_M}
               as keep, known.parish_code as known_parish
      from incoming_postcode incoming left join postcode known using (postcode)
    ), merged as (
      insert into postcode as p
        (postcode, easting, northing, parish_code, parish_stated, district_code, county_code, ended_on)
      select postcode, easting, northing, case when keep then known_parish else parish_code end,
             parish_stated or coalesce(keep, false), district_code, county_code, ended_on
      from kept
      on conflict (postcode) do update set
        easting = excluded.easting, northing = excluded.northing, parish_code = excluded.parish_code,
        parish_stated = excluded.parish_stated, district_code = excluded.district_code,
        county_code = excluded.county_code, ended_on = excluded.ended_on
      where ${onConflict === 'update'}
        and (p.easting, p.northing, p.parish_code, p.parish_stated, p.district_code, p.county_code, p.ended_on)
            is distinct from
            (excluded.easting, excluded.northing, excluded.parish_code, excluded.parish_stated, excluded.district_code,
             excluded.county_code, excluded.ended_on)
      returning (xmax = 0) as added)
    select count(*) filter (where added)::int as added, count(*) filter (where not added)::int as changed from merged`;
  return merged;
}
