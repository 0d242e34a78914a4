import type { PortalDb } from '#db/client.server';
import type { DirectoryFilter } from '~/features/directory/filters';
import { headOf, type Viewed } from '~/features/directory/present';
import { searchDirectory, type Searched } from '~/features/directory/queries-find.server';
import { parishesIn } from '~/features/localities/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { paths } from '~/paths';
import type { MapPlan, PointFacts, Points } from '~/ui/map/plan';
import { boundaryFile } from './boundaries.server';
import { shadingOf } from './measures';
import { drawnAs, sharedOutlines } from './outlines';
import { areaFacts, publicRows } from './parish-rows';
import { lonLatOf } from './position';
import { measuredPublished } from './queries-counts.server';
import { MOST_IN_WORDS, type Placed } from './placed-words';
import { pointsOf, words } from './queries-points.server';

/** What the public map shows of a filter: the directory's own, so that both find the same. */
export async function publicMap(db: PortalDb, tenant: TenantConfig, filter: DirectoryFilter, now: Date) {
  const [found, parishes, file] = await Promise.all([
    searchDirectory(db, tenant, { filter, now }),
    parishesIn(db, tenant),
    boundaryFile(db, tenant),
  ]);
  const drawn = drawnAs(parishes);
  const codes = parishes.map(({ code }) => code);
  const ids = found.entries.map(({ id }) => id);
  const values = await measuredPublished(db, tenant.countyNo, ids, { codes, drawn });
  const rows = publicRows(parishes, values.parishes);
  return {
    directory: found.directory,
    placed: placedOf(found),
    lines: factsOf(found, tenant, now).slice(0, MOST_IN_WORDS),
    ...shadingOf(values.outlines),
    together: sharedOutlines(parishes),
    rows,
    areas: areaFacts(rows, drawn, 'Places and services'),
    here: hereOf(found),
    version: file.version,
  };
}

/** What a filter finds as points. */
export async function publicPoints(
  db: PortalDb,
  tenant: TenantConfig,
  filter: DirectoryFilter,
  now: Date,
): Promise<Points> {
  const found = await searchDirectory(db, tenant, { filter, now });
  const facts = factsOf(found, tenant, now);
  const rows = found.entries.map(({ content }, at) => ({ loc: content.loc, facts: facts[at] as PointFacts }));
  return pointsOf(rows, (row) => row.facts);
}

function placedOf({ directory, entries }: Searched): Placed {
  return { total: directory.counts.all, placed: entries.filter(({ content }) => content.loc !== null).length };
}

function factsOf({ entries }: Searched, { slug, categories }: TenantConfig, now: Date): PointFacts[] {
  const viewed: Viewed = { categories, now, today: londonToday(now) };
  return entries.map((entry) => {
    const { id, name, runBy, standing, open, distance } = headOf(entry, viewed);
    const said = words(runBy, standing ?? open?.words ?? null, distance && `${distance} away`);
    return { id, title: name, words: said, href: paths.directoryEntry(slug, id) };
  });
}

function hereOf({ from, directory: { said } }: Searched): MapPlan['here'] {
  if (!from || said === null) return null;
  const [lon, lat] = lonLatOf(from);
  return { lon, lat, label: said };
}
