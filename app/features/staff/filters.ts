import type { Query } from '~/paths';
import { ROLES, type Role } from '~/platform/permissions/roles';

/** Which colleagues a list shows. */
export interface PeopleFilter {
  /** Part of a name or e-mail address, as typed. */
  text: string;
  /** Any of these; none for all. */
  roles: Role[];
  /** Only those of this council; null for all of the range. */
  tenantNo: number | null;
}

/** The row that a page of the list begins after or ends before. */
export interface PeopleCursor {
  side: 'after' | 'before';
  userId: string;
  tenantNo: number;
  role: Role;
}

const ROW = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_(\d{7,9})_([a-z_]{1,20})$/;

/** Reads the filter of an address. What does not fit is left out: a mistyped filter shows more, never an error. */
export function readPeopleFilter(query: URLSearchParams): PeopleFilter {
  const at = Number(query.get('at'));
  return {
    text: (query.get('q') ?? '').trim().slice(0, 100),
    roles: query.getAll('role').filter(isRole),
    tenantNo: Number.isInteger(at) && at > 0 ? at : null,
  };
}

/** Reads where in the list an address points to; null for the first page. */
export function readPeopleCursor(query: URLSearchParams): PeopleCursor | null {
  for (const side of ['after', 'before'] as const) {
    const [, userId, tenantNo, role] = ROW.exec(query.get(side) ?? '') ?? [];
    if (userId && role && isRole(role)) return { side, userId, tenantNo: Number(tenantNo), role };
  }
  return null;
}

/** The query of an address that shows this filter, at this place in the list. */
export function peopleQuery({ text, roles, tenantNo }: PeopleFilter, cursor?: PeopleCursor): Query {
  return {
    q: text || undefined,
    role: roles,
    at: tenantNo ?? undefined,
    ...(cursor && { [cursor.side]: `${cursor.userId}_${cursor.tenantNo}_${cursor.role}` }),
  };
}

/** How many questions of the filter are answered. */
export function filtersSet({ text, roles, tenantNo }: PeopleFilter): number {
  return [text !== '', roles.length > 0, tenantNo !== null].filter(Boolean).length;
}

function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text);
}
