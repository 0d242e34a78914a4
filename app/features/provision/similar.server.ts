import { and, eq, inArray, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { provision, publishedProvision } from '#db/schema/provision';
import { parsePostcode } from '~/features/areas/postcodes';
import type { Desk } from '~/door.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { list } from '~/ui/format/numbers';
import type { LookedFor } from './entry-form';
import { areaNames, localityNames } from './places.server';
import { coverWords, shortName } from './present.server';

/** An entry that may be the same as one that somebody is about to write down. */
export interface SimilarEntry {
  id: string;
  name: string;
  /** "South Staffordshire has this already: the same charity number. Covers Kinver and Enville". */
  words: string;
  /** Of the own range: it can be opened and changed here. */
  own: boolean;
}

type Alike = { id: string; likeness: number; phone: boolean; postcode: boolean; charity: boolean };

/**
 * Entries that may be the same, the likeliest first: of the own range, and of what other councils of the county publish.
 * `except` is the entry that is compared, where it stands there already.
 */
export async function similarEntries(
  db: TenantDb,
  desk: Pick<Desk, 'tenant'>,
  { name, phone, postcode, charityNo }: LookedFor,
  except: string,
): Promise<SimilarEntry[]> {
  const parsed = postcode === null ? null : parsePostcode(postcode);
  const found = await db.execute<Alike>(sql`
    select id, likeness, phone, postcode, charity
    from provision_similar(${name}, ${phone}, ${parsed?.ok ? parsed.postcode : null}, ${charityNo})`);
  const alike = [...found].filter(({ id }) => id !== except);
  const rows = await readable(
    db,
    alike.map(({ id }) => id),
  );
  const around = await aroundOf(db, desk, rows);
  return alike.flatMap((one) => {
    const row = rows.find(({ id }) => id === one.id);
    if (!row) return [];
    const words = [
      `${shortName(around.holders, row.tenantNo)} has this already: ${reasonsOf(one)}`,
      `Covers ${coverWords(row, row.tenantNo, around).replace(/^All of/, 'all of')}`,
    ].join('. ');
    return [{ id: row.id, name: row.name, words, own: row.own }];
  });
}

function reasonsOf({ likeness, phone, postcode, charity }: Alike): string {
  const same = [charity && 'charity number', phone && 'phone number', postcode && 'postcode'].filter(
    (one) => one !== false,
  );
  const likeName = likeness >= 0.4 ? [likeness > 0.95 ? 'the same name' : 'a name like it'] : [];
  return list([...likeName, ...(same.length > 0 ? [`the same ${list(same)}`] : [])]);
}

const shown = ['id', 'tenantNo', 'name', 'everywhere', 'areaCodes', 'localityIds'] as const;

/** What may be read of these: the own range's entries as they are, others as they are published. */
async function readable(db: TenantDb, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const [mine, published] = await Promise.all([
    db
      .select(columns(provision))
      .from(provision)
      .where(and(inScope(db, provision), inArray(provision.id, [...ids]))),
    db
      .select(columns(publishedProvision))
      .from(publishedProvision)
      .where(
        and(
          eq(publishedProvision.countyNo, Math.floor(db.range.lo / 1_000_000)),
          inArray(publishedProvision.id, [...ids]),
        ),
      ),
  ]);
  const own = new Set(mine.map(({ id }) => id));
  return [
    ...mine.map((row) => ({ ...row, own: true })),
    ...published.filter(({ id }) => !own.has(id)).map((row) => ({ ...row, own: false })),
  ];
}

function columns<Table extends typeof provision | typeof publishedProvision>(table: Table) {
  return Object.fromEntries(shown.map((name) => [name, table[name]])) as Pick<Table, (typeof shown)[number]>;
}

async function aroundOf(db: TenantDb, { tenant }: Pick<Desk, 'tenant'>, rows: Awaited<ReturnType<typeof readable>>) {
  const [holders, areas, localities] = await Promise.all([
    tenantsByNo(db, [tenant.tenantNo, ...rows.map(({ tenantNo }) => tenantNo)]),
    areaNames(
      db,
      rows.flatMap(({ areaCodes }) => areaCodes),
    ),
    localityNames(
      db,
      rows.flatMap(({ localityIds }) => localityIds),
    ),
  ]);
  return { holders, areas, localities };
}
