import type { TenantConfig } from '~/features/tenants/schema';
import { taxonomyId } from './ids.server';
import { TAXONOMY_NAME, termOf } from './service.server';

/** A county's kinds of help as a taxonomy. */
export function taxonomyOf({ countyNo }: Pick<TenantConfig, 'countyNo'>) {
  return {
    id: taxonomyId(countyNo),
    name: TAXONOMY_NAME,
    description: 'What people ask for help with, as the councils of this county sort it',
    version: '1',
  };
}

/** Its terms, in the county's order and in the council's words. */
export function termsIn({ countyNo, categories }: Pick<TenantConfig, 'countyNo' | 'categories'>) {
  return categories.map((category) => termOf(category, countyNo));
}

/** Whether something's name or description has a text in it; everything has where none is asked for. */
export function matching(search: string | undefined) {
  const wanted = search?.toLowerCase() ?? '';
  return ({ name, description }: { name: string; description: string }) =>
    `${name} ${description}`.toLowerCase().includes(wanted);
}
