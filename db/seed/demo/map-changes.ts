import type { ProvisionContent } from '~/features/provision/schema';
import type { Actor } from '~/platform/audit/actor';
import type { Dice } from './dice';
import type { Kit } from './kit';
import type { MapChange } from './map-entries';
import { hoursOf } from './map-hours';
import type { Site } from './map-sites';
import { aPerson, emailFor } from './people';
import { CLAIMS, CORRECTIONS, DECLINED } from './words/corrections';

const HOUR = 3_600_000;
const CHANGED = 0.2;
const SUGGESTED = 0.1;
const CLAIMED = 0.12;
const JOINED = 0.1;
const DECIDED = 0.25;

interface Known {
  site: Site;
  content: ProvisionContent;
  withLink: boolean;
  by: Actor;
  /** Nothing is asked of an entry before it says what it does now. */
  since: Date;
}

/** What others have asked to be changed in an entry that everybody can see; most of it waits for its holder. */
export function changesOf(known: Known, kit: Kit, dice: Dice): MapChange[] {
  const [changed, suggested, claimed, joined] = [CHANGED, SUGGESTED, CLAIMED, JOINED].map((share) =>
    dice.chance(share),
  );
  const { content, withLink, site } = known;
  if (!content.published || content.status === 'ended') return [];
  const group = site.kind === 'service' || site.kind === 'food';
  return [
    ...(changed && withLink ? [groupsChange(known, kit, dice)] : []),
    ...(suggested ? [suggestion(known, kit, dice)] : []),
    ...(claimed && group && !withLink ? [claim(known, kit, dice)] : []),
    ...(joined ? joins(known, kit, dice) : []),
  ];
}

/** What all of them have; `part` of the time between the entry's last change and now has passed. */
function waiting({ since }: Known, kit: Kit, part: number): Omit<MapChange, 'kind'> {
  const now = kit.calendar.now.getTime();
  const at = new Date(Math.round(since.getTime() + (now - since.getTime()) * (0.1 + 0.8 * part)));
  const nobody = { fromName: null, fromContact: null, fromTenantNo: null };
  return { id: kit.idAt(at), status: 'waiting', at, proposed: {}, words: '', ...nobody, decided: null };
}

function groupsChange(known: Known, kit: Kit, dice: Dice): MapChange {
  const { content } = known;
  const proposed = dice.chance(0.5)
    ? { hours: hoursOf(dice.pick(['daytime', 'tuesday_and_friday', 'every_day']), kit.calendar.today, dice) }
    : {
        summary: content.summary.replace(' (Invented.)', ' Please ring twice: the first call wakes us up. (Invented.)'),
      };
  return { ...waiting(known, kit, dice.next()), kind: 'change', proposed, fromName: content.runBy };
}

function suggestion(known: Known, kit: Kit, dice: Dice): MapChange {
  const { name } = aPerson(dice, 'old');
  const from = dice.chance(0.6) ? { fromName: name, fromContact: emailFor(name, dice, kit.emails) } : {};
  const change = {
    ...waiting(known, kit, dice.next()),
    kind: 'suggestion' as const,
    words: kit.deal(CORRECTIONS),
    ...from,
  };
  if (!dice.chance(DECIDED)) return change;
  const at = new Date((change.at.getTime() + kit.calendar.now.getTime()) / 2);
  return { ...change, status: 'declined', decided: { at, by: known.by.name, reason: kit.deal(DECLINED) } };
}

function claim(known: Known, kit: Kit, dice: Dice): MapChange {
  const fromName = known.content.contactName ?? aPerson(dice, 'middle').name;
  const fromContact = emailFor(fromName, dice, kit.emails);
  return { ...waiting(known, kit, dice.next()), kind: 'claim', words: kit.deal(CLAIMS), fromName, fromContact };
}

/** The council of a parish nearby asks to be covered too. */
function joins(known: Known, kit: Kit, dice: Dice): MapChange[] {
  const { site } = known;
  const { spot } = site;
  if (!spot || site.locality === null) return [];
  const others = site.locality.areas.filter((code) => !known.content.areaCodes.includes(code));
  const code = others.length > 0 ? dice.pick(others) : null;
  const council = code === null ? null : kit.world.councilAt({ ...spot.place, parishCode: code }, 'parish');
  if (!council || council === site.parishCouncil) return [];
  const late = new Date(known.since.getTime() + HOUR);
  if (late >= kit.calendar.now) return [];
  const from = { fromName: council.name, fromTenantNo: council.tenantNo };
  return [{ ...waiting(known, kit, dice.next()), kind: 'join', proposed: { areas: [code] }, ...from }];
}
