import type { readEntry } from '../record-page.server';

/** What the page of an entry is given: plain data, so the same on both sides. */
export type EntryPageData = Awaited<ReturnType<typeof readEntry>>;
