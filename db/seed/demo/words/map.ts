import type { HoursKind } from '../map-hours';

/** Where an entry of the community map helps. */
export type Coverage = 'parish' | 'around' | 'locality' | 'everywhere';

/** Something that there is in many places; {place} is the village, town, district or county. */
export interface MapWords {
  name: string;
  /** Who runs it; without it the council that holds it does. */
  runBy?: string;
  /** Codes of categories. */
  does: readonly number[];
  says: string;
  hours: HoursKind;
  covers: Coverage;
  cost?: string;
  /** Whom it is for. */
  who?: string;
  languages?: string;
  access?: string;
  /** How many more it can take, from and to. */
  room?: readonly [number, number];
  /** Run from somebody's home: its place stays at the desk. */
  atHome?: true;
  /** A telephone or a van: it has no place. */
  nowhere?: true;
}
