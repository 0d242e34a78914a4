import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { requestById } from '~/features/requests/queries.server';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { paths } from '~/paths';
import type { MapPlan } from '~/ui/map/plan';
import { lonLatOf } from './position';

/** The request that a map is looked at from. */
export interface Here {
  reference: string;
  href: string;
  /** Null where it is not known where it is. */
  place: MapPlan['here'];
  view: View;
}

/** The request of an id, where this role may read it; `notFound` for any other. Null without an id. */
export async function hereOf(db: TenantDb, desk: Desk, id: string | null): Promise<Here | null> {
  if (id === null) return null;
  const known = desk.may('read', 'Request') && /^[0-9a-f-]{36}$/.test(id) ? await requestById(db, id) : null;
  if (!known) throw notFound();
  const { reference, tenantNo, loc } = known;
  const place = loc && placeAt(loc, reference);
  return { reference, href: paths.request(desk.tenant.slug, id), place, view: { subject: 'Request', id, tenantNo } };
}

function placeAt(loc: { x: number; y: number }, reference: string): MapPlan['here'] {
  const [lon, lat] = lonLatOf(loc);
  return { lon, lat, label: `Request ${reference}` };
}
