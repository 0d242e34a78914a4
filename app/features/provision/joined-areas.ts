import { contentSchema, type ProvisionContent } from './schema';

/** Areas that another council asked to be covered too, added to those of the entry. */
export function withAreas(now: ProvisionContent, areas: unknown): ProvisionContent | null {
  const codes: unknown[] = Array.isArray(areas) ? areas : [];
  const read = contentSchema.safeParse({ ...now, areaCodes: [...new Set([...now.areaCodes, ...codes])] });
  return read.success ? read.data : null;
}
