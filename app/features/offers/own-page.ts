import type { PlaceGroup } from '~/features/councils/residence';
import type { HolderFacts } from '~/features/portal/components/own-layout';
import { paths } from '~/paths';
import type { OwnOffer } from './link.server';
import type { OwnIntent } from './own-forms';
import type { OfferStatus } from './schema';

/** What the page of a volunteer's own offer shows. */
export interface OwnOfferPage {
  brandColour: string;
  holder: HolderFacts;
  foot: { demo: boolean; today: string };
  token: string;
  own: OwnOffer;
  /** How it stands today. */
  standing: OfferStatus;
  /** "3 days ago" */
  offered: string;
  /** The first day back of a pause that has one, in words. */
  backOn: string | null;
  /** What this council helps with. */
  categories: { code: number; name: string; hint: string }[];
  /** The parishes that can be named. */
  nearby: PlaceGroup | null;
  /** The form that is shown instead of the offer. */
  view: OwnIntent | null;
  done: string | null;
}

/** The address of the form for one kind of change; of the offer without one. */
export function ownHref(token: string, view?: OwnIntent): string {
  return view ? `${paths.myOffer(token)}?change=${view}` : paths.myOffer(token);
}
