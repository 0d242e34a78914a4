import type { PlaceGroup } from '~/features/councils/residence';
import type { HolderFacts } from '~/features/portal/components/own-layout';
import { paths } from '~/paths';
import type { OwnContent } from './own-content';
import type { OwnIntent, OwnView } from './own-forms';
import type { ProvisionStatus } from './schema';

/** What the page of a group's own entry shows. */
export interface OwnEntryPage {
  brandColour: string;
  holder: HolderFacts;
  foot: { demo: boolean; today: string };
  token: string;
  version: number;
  /** What it says now. */
  content: OwnContent;
  /** The same with what waits for approval: what forms start from. */
  shown: OwnContent;
  /** How it stands today. */
  standing: ProvisionStatus;
  merged: boolean;
  /** "Confirmed 3 days ago by Kinver", "Nobody has confirmed it yet". */
  confirmed: string;
  /** The moment of that confirmation, ISO; empty without one. */
  seen: string;
  stale: boolean;
  /** Whether it can be confirmed: not before anybody has published what the group signed up with. */
  confirmable: boolean;
  /** The first day of what is planned, the first day back of a pause, in words. */
  from: string | null;
  hours: string[];
  helps: string[];
  covers: string;
  /** All that the holder helps with. */
  categories: { code: number; name: string; hint: string }[];
  nearby: PlaceGroup | null;
  /** Names of the kinds of change that wait for the holder, and since when. */
  waiting: { what: string[]; when: string } | null;
  /** That the holder declined what was sent last, and why. */
  declined: string | null;
  /** Changes of what everybody reads wait for the holder. */
  approves: boolean;
  /** The form that is shown instead of the entry. */
  view: OwnView | null;
  done: OwnIntent | null;
}

/** The address of the form for one kind of change; of the entry without one. */
export function ownHref(token: string, view?: OwnView): string {
  return view ? `${paths.myProvision(token)}?change=${view}` : paths.myProvision(token);
}
