import { and, eq, max } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { pageVersion } from '#db/schema/tenants';
import type { Desk } from '~/door.server';
import { pageBySlug } from '~/features/tenants/queries.server';
import { contentId } from '~/platform/forms/content-id.server';
import { PAGE_STATE, type PageForm, type PageState } from './schema';

export type Saved = { kind: 'saved'; version: number } | { kind: 'outdated' };

/**
 * Adds a version of a page of the desk's own council. The same form sent twice adds one; a form that was opened before
 * somebody else's version adds none, nor does a new page whose word the portal has for another, also one of a file.
 */
export async function savePage(
  db: TenantDb,
  desk: Desk,
  form: PageForm,
  { state, isNew }: { state: PageState; isNew: boolean },
): Promise<Saved> {
  const { tenantNo, countyNo } = desk.tenant;
  const { slug, title, summary, markdown, position, version, restored } = form;
  const id = contentId(form.id, { ...form, state });
  const [already] = await db
    .select({ version: pageVersion.version })
    .from(pageVersion)
    .where(and(eq(pageVersion.countyNo, countyNo), eq(pageVersion.id, id)));
  if (already) return { kind: 'saved', version: already.version };
  if ((await newestVersion(db, tenantNo, slug)) !== version) return { kind: 'outdated' };
  if (isNew && (await pageBySlug(db, tenantNo, slug)) !== null) return { kind: 'outdated' };
  const added = await db
    .insert(pageVersion)
    .values({
      ...{ countyNo, tenantNo, id, slug, title, summary, markdown, position },
      version: version + 1,
      state: PAGE_STATE[state],
      authorId: desk.member.userId,
      authorName: desk.member.name,
      authorTenantNo: desk.member.tenantNo,
      restoredFrom: restored ?? null,
    })
    .onConflictDoNothing()
    .returning({ id: pageVersion.id });
  return added.length > 0 ? { kind: 'saved', version: version + 1 } : { kind: 'outdated' };
}

/** The number of the newest version of a page; 0 where nobody has written one. */
export async function newestVersion(db: TenantDb, tenantNo: number, slug: string): Promise<number> {
  const [row] = await db
    .select({ newest: max(pageVersion.version) })
    .from(pageVersion)
    .where(and(eq(pageVersion.tenantNo, tenantNo), eq(pageVersion.slug, slug)));
  return row?.newest ?? 0;
}
