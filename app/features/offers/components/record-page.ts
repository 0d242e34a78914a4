import type { readOffer } from '../record-page.server';

/** What the page of an offer is given: plain data, so the same on both sides. */
export type OfferPageData = Awaited<ReturnType<typeof readOffer>>;
