import type { HolderFacts } from '~/features/portal/components/own-layout';
import { paths } from '~/paths';
import type { OwnIntent, OwnNeed, OwnRequest } from './link-schema';

/** What the page of a resident's own request shows. */
export interface OwnRequestPage {
  brandColour: string;
  holder: HolderFacts;
  foot: { demo: boolean; today: string };
  token: string;
  own: OwnRequest;
  /** "3 days ago" */
  asked: string;
  /** What this council helps with, to add to the request. */
  categories: { code: number; name: string }[];
  /** Names of all its categories by code, for the needs that are there. */
  names: Record<number, string>;
  consentText: string;
  /** The form that is shown instead of the request. */
  view: OwnIntent | null;
  /** The need that more is said about. */
  about: OwnNeed | null;
  done: string | null;
  /** For a need that may be added, so that it is added once. */
  newNeedId: string;
}

/** The address of the form for one kind of change; of the request without one. */
export function ownHref(token: string, view?: OwnIntent, need?: string): string {
  if (!view) return paths.myRequest(token);
  return `${paths.myRequest(token)}?change=${view}${need ? `&need=${need}` : ''}`;
}
