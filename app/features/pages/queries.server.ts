import { and, desc, eq } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { pageVersion } from '#db/schema/tenants';
import { nameOf } from '~/features/requests/schema';
import { pageBySlug, pagesOf } from '~/features/tenants/queries.server';
import { PAGE_STATE, type PageState } from './schema';

/** A page as a desk lists it. */
export interface DeskPage {
  slug: string;
  title: string;
  /** Whose words the portal shows: written here, those of the files or of a council above, or none (any more). */
  shown: 'own' | 'inherited' | 'nothing' | 'takenDown';
  /** A version that was written after what is shown. */
  draft: boolean;
}

/** A version of a page, newest first. */
export interface Version {
  version: number;
  state: PageState;
  authorName: string;
  at: Date;
  restoredFrom: number | null;
}

/** What stands in the form of a page. */
export interface PageText {
  title: string;
  summary: string;
  markdown: string;
  position: number;
}

/** The pages of one council's portal, those that are being written for it, and those it took down. */
export async function deskPages(db: TenantDb, tenantNo: number): Promise<DeskPage[]> {
  const [shown, newest] = await Promise.all([pagesOf(db, tenantNo), newestVersions(db, tenantNo)]);
  const pages = new Map<string, DeskPage>();
  for (const { slug, title, ...page } of shown) {
    const own = 'written' in page && page.written && page.tenantNo === tenantNo;
    pages.set(slug, { slug, title, shown: own ? 'own' : 'inherited', draft: false });
  }
  for (const { slug, title, state } of newest) {
    const known = pages.get(slug) ?? { slug, title, shown: NOT_SHOWN[nameOf(PAGE_STATE, state)], draft: false };
    pages.set(slug, { ...known, draft: state === PAGE_STATE.draft });
  }
  return [...pages.values()];
}

/** What to call a page that the portal does not show, by the state of its newest version. */
const NOT_SHOWN = { draft: 'nothing', published: 'nothing', withdrawn: 'takenDown' } as const satisfies Record<
  PageState,
  DeskPage['shown']
>;

async function newestVersions(db: TenantDb, tenantNo: number) {
  return db
    .selectDistinctOn([pageVersion.slug], {
      slug: pageVersion.slug,
      title: pageVersion.title,
      state: pageVersion.state,
    })
    .from(pageVersion)
    .where(eq(pageVersion.tenantNo, tenantNo))
    .orderBy(pageVersion.slug, desc(pageVersion.version));
}

const MOST_VERSIONS = 50;

/** Who wrote a page, and when: its last versions. */
export async function versionsOf(db: TenantDb, tenantNo: number, slug: string): Promise<Version[]> {
  const { version, state, authorName, at, restoredFrom } = pageVersion;
  const rows = await db
    .select({ version, state, authorName, at, restoredFrom })
    .from(pageVersion)
    .where(and(eq(pageVersion.tenantNo, tenantNo), eq(pageVersion.slug, slug)))
    .orderBy(desc(pageVersion.version))
    .limit(MOST_VERSIONS);
  return rows.map((row) => ({ ...row, state: nameOf(PAGE_STATE, row.state) }));
}

/** What one version says; null when there is none. */
export async function versionText(
  db: TenantDb,
  tenantNo: number,
  slug: string,
  which: number,
): Promise<PageText | null> {
  const { title, summary, markdown, position } = pageVersion;
  const [row] = await db
    .select({ title, summary, markdown, position })
    .from(pageVersion)
    .where(and(eq(pageVersion.tenantNo, tenantNo), eq(pageVersion.slug, slug), eq(pageVersion.version, which)));
  return row ?? null;
}

/** What the portal shows now: of this council or of one above it. */
export async function shownText(db: TenantDb, tenantNo: number, slug: string): Promise<PageText | null> {
  const page = await pageBySlug(db, tenantNo, slug);
  return page && { title: page.title, summary: page.summary, markdown: page.markdown, position: page.position };
}
