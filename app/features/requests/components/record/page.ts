import type { readRecord } from '../../record-page.server';

/** What the page of a request is given: plain data, so the same on both sides. */
export type RecordPage = Awaited<ReturnType<typeof readRecord>>;
