import type { readImportPage } from '../page.server';

/** What the page of an import shows. */
export type ImportPage = Awaited<ReturnType<typeof readImportPage>>;
