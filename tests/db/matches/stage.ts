import type { Actor } from '~/platform/audit/actor';
import { newId } from '#db/id';
import { behind, SOUTH_STAFFORDSHIRE } from '../requests/stage';

/** A member of staff. */
export function officer(name: string): Actor {
  return { id: newId(), name, tenantNo: SOUTH_STAFFORDSHIRE, onBehalfOf: null };
}

/** The needs of a request in the order of their categories, with their status codes. */
export async function needsOf(requestId: string): Promise<{ id: string; category: number; status: number }[]> {
  const rows = await behind()`select id, category, status from need where request_id = ${requestId} order by category`;
  return rows.map(({ id, category, status }) => ({
    id: String(id),
    category: Number(category),
    status: Number(status),
  }));
}

/** The first need of a request. */
export async function needOf(requestId: string): Promise<string> {
  const [first] = await needsOf(requestId);
  if (!first) throw new Error('The request has no needs');
  return first.id;
}

/** The status code of a request. */
export async function statusOf(requestId: string): Promise<number> {
  const [row] = await behind()`select status from request where id = ${requestId}`;
  return Number(row?.status);
}
