import type { z } from 'zod';
import type { LinkDb } from '#db/client.server';
import { findPostcode } from '~/features/areas/queries.server';
import { problemWith } from '~/features/councils/components/postcode-fields';
import { residenceAt } from '~/features/councils/residence';
import { holderOf } from '~/features/portal/holder.server';
import { refuse, taker, type Plan, type Taken } from '~/features/portal/own-change';
import { tenantsForPlace } from '~/features/tenants/queries.server';
import { daysAfter, isBlank, londonToday, readDate } from '~/platform/forms/typed-date';
import { changeCategories, changeDetails, changeReach, moveHome, moveOwn, ownOffer, type HeldOwn } from './link.server';
import { ownForms, type OwnIntent } from './own-forms';
import { nearbyOf } from './own-nearby.server';
import { isAlready, movesFrom, standingOf } from './rules';

const ENDED = 'This offer has ended, so nothing can be changed. Offer help again, or ring us';
const ELSEWHERE =
  'That postcode is outside our area. If you have moved there, withdraw this offer and offer help to the councils of your new home';
const newPostcode = (postcode: string) =>
  `We do not know ${postcode}. Check it, or if it is a new one, ring us: we put it in for you`;
/** A pause may be as long as a year; longer is a withdrawal. */
const LONGEST_PAUSE_DAYS = 366;

/** Takes a change that a volunteer or group sends to their own offer. */
export async function takeOwn(db: LinkDb, intent: OwnIntent, form: FormData): Promise<Taken> {
  const own = await ownOffer(db, { locked: true });
  const ended = own.status === 'withdrawn' || own.status === 'refused';
  if (ended) {
    const again = intent === 'withdrawal' && own.status === 'withdrawn';
    return again ? { ok: true } : refuse(form, { '': ENDED }, 409);
  }
  return takerFor(intent, own, await nearbyFor(intent, db, own))(db, own, form);
}

function nearbyFor(intent: OwnIntent, db: LinkDb, own: HeldOwn) {
  return intent === 'reach' ? nearbyOf(db, own) : null;
}

type Nearby = Awaited<ReturnType<typeof nearbyFor>>;

function takerFor(intent: OwnIntent, own: HeldOwn, nearby: Nearby) {
  const takers: Record<OwnIntent, () => (db: LinkDb, own: HeldOwn, form: FormData) => Promise<Taken>> = {
    name: () => taker(ownForms.name(own.kind === 'group'), planName),
    postcode: () => taker(ownForms.postcode, planHome),
    help: () => taker(ownForms.help, planHelp),
    reach: () => taker(ownForms.reach(nearby), planReach),
    times: () => taker(ownForms.times, planTimes),
    about: () => taker(ownForms.about(own.kind === 'group'), planAbout),
    dbs: () => taker(ownForms.dbs, planCheck),
    contact: () => taker(ownForms.contact, planContact),
    pause: () => taker(ownForms.pause, planPause),
    resume: () => taker(ownForms.resume, planResume),
    withdrawal: () => taker(ownForms.withdrawal, planWithdrawal),
  };
  return takers[intent]();
}

function planName(db: LinkDb, own: HeldOwn, value: z.output<ReturnType<typeof ownForms.name>>): Plan {
  const { name, contactName, charityNo } = value;
  if (name === own.name && contactName === own.contactName && charityNo === own.charityNo) return 'done before';
  return () => changeDetails(db, own, { name, contactName, charityNo });
}

/** Where they start from now, within the county: the councils of another do not see what is offered here. */
async function planHome(db: LinkDb, own: HeldOwn, { postcode }: z.output<typeof ownForms.postcode>): Promise<Plan> {
  const answer = await findPostcode(db, postcode);
  const problem = problemWith(postcode, answer);
  if (problem) return { postcode: problem };
  const home = residenceAt(answer);
  if (!home) return { postcode: answer.kind === 'unknown' ? newPostcode(answer.postcode) : ELSEWHERE };
  if (home.postcode === own.postcode && home.areaCode === own.areaCode) return 'done before';
  const councils = await tenantsForPlace(db, home.place);
  if (!councils.some(({ countyNo }) => countyNo === own.countyNo)) return { postcode: ELSEWHERE };
  return () => moveHome(db, own, home);
}

async function planHelp(db: LinkDb, own: HeldOwn, { categories }: z.output<typeof ownForms.help>): Promise<Plan> {
  const chosen = [...new Set(categories)].sort((a, b) => a - b);
  if (chosen.join() === own.categories.join()) return 'done before';
  const known = (await holderOf(db, own.tenantNo)).categories.map(({ code }) => code);
  if (!chosen.every((code) => known.includes(code))) return { categories: 'Choose from the list' };
  return () => changeCategories(db, own, chosen);
}

function planReach(db: LinkDb, own: HeldOwn, { travelM, areas }: { travelM: number; areas: string[] }): Plan {
  const chosen = [...new Set(areas)].sort();
  if (travelM === own.travelM && chosen.join() === own.areas.join()) return 'done before';
  return () => changeReach(db, own, { travelM, areas: chosen });
}

function planTimes(db: LinkDb, own: HeldOwn, { days, parts }: { days: number; parts: number }): Plan {
  return () => changeDetails(db, own, { days, parts });
}

function planAbout(db: LinkDb, own: HeldOwn, value: z.output<ReturnType<typeof ownForms.about>>): Plan {
  const { transport, skills, capacity } = value;
  return () => changeDetails(db, own, { transport, skills, capacity });
}

function planCheck(db: LinkDb, own: HeldOwn, { dbs }: z.output<typeof ownForms.dbs>): Plan {
  return dbs === own.dbs ? 'done before' : () => changeDetails(db, own, { dbs });
}

function planContact(db: LinkDb, own: HeldOwn, { phone, email }: z.output<typeof ownForms.contact>): Plan {
  return () => changeDetails(db, own, { phone, email });
}

function planPause(db: LinkDb, own: HeldOwn, { until: typed }: z.output<typeof ownForms.pause>): Plan {
  const today = londonToday();
  const until = isBlank(typed) ? null : readDate(typed);
  const problem = isBlank(typed) ? null : dayProblem(until, today);
  if (problem) return { until: problem };
  if (isAlready(own, 'pause', until, today)) return 'done before';
  return () => moveOwn(db, own, 'pause', { until });
}

function dayProblem(until: string | null, today: string): string | null {
  if (until === null) return 'Enter a real date, or leave it empty';
  if (until <= today) return 'Enter a day after today, or leave it empty';
  return until > daysAfter(today, LONGEST_PAUSE_DAYS) ? 'Enter a day within a year, or leave it empty' : null;
}

function planResume(db: LinkDb, own: HeldOwn): Plan {
  if (!movesFrom(standingOf(own, londonToday())).includes('resume')) return 'done before';
  return () => moveOwn(db, own, 'resume');
}

function planWithdrawal(db: LinkDb, own: HeldOwn, { reason }: z.output<typeof ownForms.withdrawal>): Plan {
  return () => moveOwn(db, own, 'withdraw', { reason });
}
