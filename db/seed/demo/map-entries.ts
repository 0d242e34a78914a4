import { hoursSchema } from '~/features/provision/hours-schema';
import type { ChangeKind, ChangeStatus, ProvisionContent } from '~/features/provision/schema';
import type { TenantConfig } from '~/features/tenants/schema';
import { THE_GROUP, type Actor } from '~/platform/audit/actor';
import { DAYS } from './calendar';
import { diceFor, type Dice } from './dice';
import type { Kit } from './kit';
import { changesOf } from './map-changes';
import { mapContentOf, type Standing } from './map-content';
import { sitesOf, type Site } from './map-sites';
import type { Roster } from './staff';

/** Something that happened to an entry; `content` where it says something else since. */
export interface MapEvent {
  id: string;
  kind: string;
  at: Date;
  actor: Actor;
  version: number;
  content: ProvisionContent | null;
  data: Record<string, unknown>;
}

/** Something that waits for an entry's holder, or was decided. */
export interface MapChange {
  id: string;
  kind: ChangeKind;
  status: ChangeStatus;
  at: Date;
  proposed: Record<string, unknown>;
  words: string;
  fromName: string | null;
  fromContact: string | null;
  fromTenantNo: number | null;
  decided: { at: Date; by: string; reason: string } | null;
}

/** An entry of the community map with all that has happened to it. */
export interface MapEntry {
  id: string;
  holder: TenantConfig;
  recordedByNo: number | null;
  content: ProvisionContent;
  confirmed: { at: Date; by: string } | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  events: MapEvent[];
  changes: MapChange[];
  withLink: boolean;
}

const HOUR = 3_600_000;
const STANDINGS: Readonly<Record<Site['kind'], Readonly<Partial<Record<Standing, number>>>>> = {
  activity: { active: 62, planned: 20, paused: 9, ended: 6, draft: 6 },
  service: { active: 73, planned: 3, paused: 9, ended: 6, signed_up: 12 },
  food: { active: 80, planned: 2, paused: 7, ended: 5, signed_up: 9 },
  council: { active: 92, planned: 4, paused: 4 },
};
/** Of what groups and shops do, so much is kept by the parish council and the rest by the district. */
const KEPT_BY_PARISH = 0.55;
const ON_BEHALF = 0.16;
const CORRECTED = 0.25;
const CONFIRMED_AGAIN = 0.55;

/** The community map of a county as it stands today. */
export function mapOf(kit: Kit, roster: Roster): MapEntry[] {
  return sitesOf(kit.world).map((site) => entryOf(site, kit, roster, diceFor('map entry', site.label)));
}

function entryOf(site: Site, kit: Kit, roster: Roster, dice: Dice): MapEntry {
  // Of a village with nearly nothing, what there is has not begun yet.
  const standing = site.place === 'Coppenhall' ? 'planned' : dice.weighted(STANDINGS[site.kind]);
  const holder = holderOf(site, standing, dice);
  const onBehalf = standing !== 'signed_up' && holder.tier === 'parish' && dice.chance(ON_BEHALF);
  const content = mapContentOf(site, standing, kit, dice);
  const by = actorOf(holder, onBehalf ? site.council : holder, roster);
  const life = livedThrough(content, { by, standing, onBehalf }, kit, dice);
  const withLink = (site.kind === 'service' || site.kind === 'food') && content.contactEmail !== null;
  return {
    ...life,
    holder,
    recordedByNo: onBehalf ? site.council.tenantNo : null,
    content,
    changes: changesOf({ site, content, withLink, by, since: life.updatedAt }, kit, dice),
    withLink,
  };
}

function holderOf({ kind, council, parishCouncil }: Site, standing: Standing, dice: Dice): TenantConfig {
  if (!parishCouncil || kind === 'council' || standing === 'signed_up') return council;
  return kind === 'activity' || dice.chance(KEPT_BY_PARISH) ? parishCouncil : council;
}

const DESK = { county: 'coordinator', district: 'officer', parish: 'clerk' } as const;

function actorOf(holder: TenantConfig, recorder: TenantConfig, roster: Roster): Actor {
  const actor = roster.at(recorder, DESK[recorder.tier]);
  if (!actor) throw new Error(`${recorder.slug} has nobody who could record an entry`);
  return { ...actor, onBehalfOf: recorder === holder ? null : holder.tenantNo };
}

interface Beginning {
  by: Actor;
  standing: Standing;
  onBehalf: boolean;
}

type Lived = Pick<MapEntry, 'id' | 'events' | 'version' | 'createdAt' | 'updatedAt' | 'confirmed'>;

/** Recorded or signed up, perhaps corrected, perhaps confirmed again: each with its event, the last not in the future. */
function livedThrough(content: ProvisionContent, { by, standing, onBehalf }: Beginning, kit: Kit, dice: Dice): Lived {
  const ago = dice.between(standing === 'signed_up' ? 0 : 1, DAYS - 1);
  const createdAt = momentOf(ago, kit, dice);
  const corrected = standing !== 'signed_up' && dice.chance(CORRECTED);
  const updatedAt = corrected ? later(createdAt, momentOf(dice.between(0, ago), kit, dice)) : createdAt;
  const again = later(updatedAt, momentOf(dice.between(0, Math.min(ago, 8)), kit, dice));
  const vouched = standing !== 'signed_up' && !onBehalf;
  const confirmedAgain = dice.chance(CONFIRMED_AGAIN) && vouched;
  const version = corrected ? 2 : 1;
  const first = corrected ? { ...content, capacityLeft: null, hours: hoursSchema.parse({}) } : content;
  const event = { actor: by, data: {} };
  const signedUp = standing === 'signed_up';
  const fields = ['hours', ...(content.capacityLeft === null ? [] : ['capacityLeft'])];
  const said: Omit<MapEvent, 'id'>[] = [
    { ...event, kind: signedUp ? 'signed_up' : 'recorded', at: createdAt, version: 1, content: first },
    { ...event, kind: 'changed', at: updatedAt, version: 2, content, data: { fields } },
    { ...event, kind: 'confirmed', at: again, version, content: null },
  ];
  if (signedUp && said[0]) said[0].actor = THE_GROUP;
  return {
    id: kit.idAt(createdAt),
    events: said
      .filter(({ kind }) => (kind === 'changed' ? corrected : kind === 'confirmed' ? confirmedAgain : true))
      .map((one) => ({ ...one, id: kit.idAt(one.at) })),
    version,
    createdAt,
    updatedAt,
    confirmed: vouched ? { at: confirmedAgain ? again : createdAt, by: by.name } : null,
  };
}

/** A moment of office hours so many days ago; of today, within the last hours. */
function momentOf(daysAgo: number, { calendar }: Kit, dice: Dice): Date {
  const part = dice.next();
  if (daysAgo === 0) return new Date(calendar.now.getTime() - Math.round((0.2 + 4 * part) * HOUR));
  return new Date(calendar.dayStart(DAYS - 1 - daysAgo).getTime() + Math.round((8 + 11 * part) * HOUR));
}

function later(before: Date, moment: Date): Date {
  return new Date(Math.max(before.getTime() + 60_000, moment.getTime()));
}
