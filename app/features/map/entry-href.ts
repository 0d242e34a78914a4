import { paths } from '~/paths';

/** Where an entry of a map stands in words: in the list under the public map. */
export function entryHref(tenant: string): (id: string) => string {
  return (id) => `${paths.publicMap(tenant)}#entry-${id}`;
}
