/** Who does something, as an event remembers it: also after the account is gone. */
export interface Actor {
  /** The member of staff; null for a resident, a volunteer or the service itself. */
  id: string | null;
  name: string;
  /** The tenant they work for; null outside staff. */
  tenantNo: number | null;
  /** The tenant for whose desk a county's coordinator did it. */
  onBehalfOf: number | null;
}

/** A resident at a portal or with their private link. Their name stands on the record, not on each event. */
export const THE_RESIDENT: Actor = { id: null, name: 'the resident', tenantNo: null, onBehalfOf: null };

/** A volunteer or a group's contact with their private link. */
export const THE_VOLUNTEER: Actor = { id: null, name: 'the volunteer', tenantNo: null, onBehalfOf: null };

/** Whoever runs an entry of the community map, at a portal or with their private link. */
export const THE_GROUP: Actor = { id: null, name: 'the group', tenantNo: null, onBehalfOf: null };

/** The member of staff at a desk. */
export function actorAt(desk: {
  member: { userId: string; name: string; tenantNo: number };
  onBehalfOf: number | null;
}): Actor {
  const { userId, name, tenantNo } = desk.member;
  return { id: userId, name, tenantNo, onBehalfOf: desk.onBehalfOf };
}
