import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import type { PlaceGroup } from '~/features/councils/residence';
import { localityChoices, type LocalityChoice } from '~/features/localities/queries-choices.server';
import { placesFor } from '~/features/requests/address.server';
import type { CallerGroup } from './places';

/**
 * Where a caller can live when the postcode is not known: the localities of the desk's district, or of all districts of a
 * county, each with its parishes; then what is in none of these, by district.
 */
export async function placesOfCalls(db: TenantDb, { tenant }: Desk): Promise<CallerGroup[]> {
  const [groups, localities] = await Promise.all([placesFor(db, tenant), localityChoices(db, tenant)]);
  const names = new Map(groups.flatMap(({ options }) => options.map(({ value, label }) => [value, label])));
  const drawn = new Set(localities.flatMap(({ areas }) => areas));
  return [...localities.map((one) => localityGroup(one, names)), ...groups.flatMap((one) => undrawnGroup(one, drawn))];
}

function localityGroup({ id, name, district, areas }: LocalityChoice, names: ReadonlyMap<string, string>): CallerGroup {
  const options = areas.flatMap((code) => {
    const label = names.get(code);
    return label ? [{ value: code, label }] : [];
  });
  options.sort((a, b) => a.label.localeCompare(b.label, 'en'));
  return { key: id, name: `${name} locality`, district, options };
}

function undrawnGroup({ group, options }: PlaceGroup, drawn: ReadonlySet<string>): CallerGroup[] {
  const left = options.filter(({ value }) => !drawn.has(value));
  return left.length > 0 ? [{ key: group, name: group, district: group, options: left }] : [];
}
