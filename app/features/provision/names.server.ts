import type { TenantDb } from '#db/client.server';
import type { Category } from '~/features/tenants/schema';
import type { Names } from './content-words';
import { areaNames, localityNames } from './places.server';
import type { ProvisionContent } from './schema';

type Placed = Pick<ProvisionContent, 'areaCode' | 'areaCodes' | 'localityIds'>;

/** The names by which these contents are told. */
export async function namesFor(
  db: TenantDb,
  contents: readonly Placed[],
  { categories, today }: { categories: readonly Category[]; today: string },
): Promise<Names> {
  const [areas, localities] = await Promise.all([
    areaNames(
      db,
      contents.flatMap(({ areaCode, areaCodes }) => (areaCode === null ? areaCodes : [areaCode, ...areaCodes])),
    ),
    localityNames(
      db,
      contents.flatMap(({ localityIds }) => localityIds),
    ),
  ]);
  return { categories: new Map(categories.map(({ code, name }) => [code, name])), areas, localities, today };
}
