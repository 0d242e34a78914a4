import type { TenantConfig } from '~/features/tenants/schema';
import { FETCHES_FROM } from '~/platform/http/fetches-from';
import { readEnv } from '~/platform/env.server';
import { paths } from '~/paths';
import type { MapEngine } from '~/ui/map/plan';

const MAPBOX = ['https://api.mapbox.com', 'https://events.mapbox.com'];

/** What draws a tenant's maps: a style of its own, else Mapbox where there is a token, else our own boundaries. */
export function engineOf({ mapStyle, slug }: Pick<TenantConfig, 'mapStyle' | 'slug'>): MapEngine {
  const { MAPBOX_TOKEN: token } = readEnv();
  const worker = paths.mapWorker(slug);
  if (mapStyle !== undefined) return { kind: 'style', url: mapStyle, worker };
  return token === undefined ? { kind: 'boundaries' } : { kind: 'mapbox', token, worker };
}

/** The headers of a page with a map, and of its worker: from where else than here they may fetch, if from anywhere. */
export function mapHeaders(engine: MapEngine): Record<string, string> {
  if (engine.kind === 'boundaries') return {};
  const origins = engine.kind === 'mapbox' ? MAPBOX : [new URL(engine.url).origin];
  return { [FETCHES_FROM]: origins.join(' ') };
}
