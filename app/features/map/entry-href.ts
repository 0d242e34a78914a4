import { paths } from '~/paths';

/** The page of an entry that everybody may read. */
export function entryHref(tenant: string): (id: string) => string {
  return (id) => paths.directoryEntry(tenant, id);
}
