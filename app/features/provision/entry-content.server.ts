import type { Reader } from '#db/reader';
import { findPostcode } from '~/features/areas/queries.server';
import type { PostcodeAnswer } from '~/features/areas/schema';
import { problemWith } from '~/features/councils/components/postcode-fields';
import { residenceAt } from '~/features/councils/residence';
import { whereabouts } from '~/features/councils/residence.server';
import type { Category } from '~/features/tenants/schema';
import type { EditEntryForm } from './entry-form';
import type { CoverChoices } from './places.server';
import { contentSchema, type ProvisionContent } from './schema';

/** The answers of a form that say what an entry says. */
export type EntryForm = Omit<EditEntryForm, 'version'>;

/** Where an entry is. Position in metres of the British National Grid. */
export type EntryPlace = Pick<ProvisionContent, 'postcode' | 'areaCode' | 'loc'>;
type Placed = { ok: true; place: EntryPlace } | { ok: false; errors: Record<string, string> };

/**
 * Where an entry is, by its postcode, else by the parish that was chosen; nowhere with neither. What stands there already
 * stays as it is, also a position that is better than its postcode's.
 */
export async function placeEntry(
  db: Reader,
  countyNo: number,
  { postcode, areaCode }: Pick<EntryForm, 'postcode' | 'areaCode'>,
  before: EntryPlace | null,
): Promise<Placed> {
  if (postcode === null && areaCode === null) return { ok: true, place: { postcode: null, areaCode: null, loc: null } };
  const answer = postcode === null ? null : await findPostcode(db, postcode);
  const found = residenceAt(answer);
  const said = { postcode, unsure: postcode === null, chosen: areaCode };
  const residence = found ?? (await whereabouts(db, countyNo, said)).residence;
  if (!residence) return { ok: false, errors: problemOf(postcode ?? '', answer) };
  const place = { postcode: residence.postcode, areaCode: residence.areaCode, loc: residence.loc };
  const same = before !== null && before.postcode === place.postcode && before.areaCode === place.areaCode;
  return { ok: true, place: same ? before : place };
}

function problemOf(postcode: string, answer: PostcodeAnswer | null): Record<string, string> {
  if (answer === null) return { areaCode: 'Choose a parish from the list' };
  switch (answer.kind) {
    case 'unknown':
      return { areaCode: `We do not know ${answer.postcode}: it may be new. Choose the parish it is in` };
    case 'outside':
      return { postcode: `We do not know where ${answer.postcode} is: leave it out and write it into the address` };
    default:
      return { postcode: problemWith(postcode, answer) ?? 'Enter a whole postcode, like ST18 9BW' };
  }
}

interface Known {
  categories: readonly Category[];
  cover: CoverChoices;
}

/**
 * What an entry says once a form is saved. What the form could not name (a category that was given up, a parish or
 * locality elsewhere) stays, and so do a pause, an end, and where it was imported from.
 */
export function contentFrom(
  form: EntryForm,
  place: EntryPlace,
  { categories, cover }: Known,
  before: ProvisionContent | null,
): ProvisionContent {
  const parishes = cover.groups.flatMap(({ options }) => options.map(({ value }) => value));
  const localities = cover.localities.map(({ id }) => id);
  const { everywhere, areas, localities: chosen, running, placePublic, published, ...said } = form;
  return contentSchema.parse({
    ...said,
    ...place,
    ...standing(running, form.plannedFrom, before),
    categories: kept(
      categories.filter(({ slug }) => form.categories.includes(slug)).map(({ code }) => code),
      before?.categories,
      categories.map(({ code }) => code),
    ),
    everywhere: everywhere === 'yes',
    areaCodes: kept(
      areas.filter((code) => parishes.includes(code)),
      before?.areaCodes,
      parishes,
    ),
    localityIds: kept(
      chosen.filter((id) => localities.includes(id)),
      before?.localityIds,
      localities,
    ),
    placePublic: placePublic === 'yes',
    published: published === 'yes',
    sourceId: before?.sourceId ?? null,
  });
}

/** What was chosen, and what was there before and could not be chosen. */
function kept<T>(chosen: readonly T[], before: readonly T[] = [], known: readonly T[]): T[] {
  return [...new Set([...chosen, ...before.filter((one) => !known.includes(one))])];
}

/** Only what is planned or runs says so in the form; a pause and an end have pages of their own. */
function standing(
  running: EntryForm['running'],
  plannedFrom: string | null,
  before: ProvisionContent | null,
): Pick<ProvisionContent, 'status' | 'plannedFrom' | 'pausedUntil' | 'wasPlanned'> {
  if (before && (before.status === 'paused' || before.status === 'ended' || !running)) {
    const { status, plannedFrom: day, pausedUntil, wasPlanned } = before;
    return { status, plannedFrom: day, pausedUntil, wasPlanned };
  }
  return running === 'planned'
    ? { status: 'planned', plannedFrom, pausedUntil: null, wasPlanned: false }
    : { status: 'active', plannedFrom: null, pausedUntil: null, wasPlanned: false };
}
