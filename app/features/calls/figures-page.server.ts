import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { localityChoices, localityOptions, type LocalityChoice } from '~/features/localities/queries-choices.server';
import { nameOf } from '~/features/requests/schema';
import { wrapUpsOf } from '~/features/tenants/wrap-ups';
import type { FiguresFilter } from './figures';
import { gapAt } from './gap';
import { callFigures, wrapUpsUsed, type Counted, type Ended } from './queries-figures.server';
import { CALL_OUTCOME, CALL_OUTCOME_WORDS } from './schema';

/** One count with its words. */
export interface FigureRow {
  key: string;
  words: string;
  count: number;
}

/** A category that was asked for where nothing serves it, with what shows the gap. */
export interface GapRow {
  key: string;
  category: string;
  place: string;
  calls: number;
  href: string;
}

const NO_LOCALITY = 'Not known, or outside any locality';

/** The figures of a filter in words. */
export async function presentFigures(db: TenantDb, desk: Desk, filter: FiguresFilter, now = new Date()) {
  const { tenant } = desk;
  const [figures, localities, used] = await Promise.all([
    callFigures(db, filter, now),
    localityChoices(db, tenant),
    wrapUpsUsed(db, now),
  ]);
  const placeName = namesOf(localities);
  const category = (code: number) => tenant.categories.find((one) => one.code === code)?.name ?? `category ${code}`;
  return {
    filter,
    choices: {
      localities: localityOptions(localities),
      categories: tenant.categories.map(({ code, name }) => ({ value: String(code), label: name })),
      wrapUps: wrapUpChoices(tenant, used),
    },
    total: figures.total,
    waiting: figures.waiting,
    hours: everyHour(figures.hours).map(({ key, count }) => row(key, `${String(key).padStart(2, '0')}:00`, count)),
    localities: figures.localities.map(({ key, count }) => row(key, placeName(key), count)),
    outcomes: figures.outcomes.map(({ key, count }) =>
      row(key, key === null ? 'Not known' : CALL_OUTCOME_WORDS[nameOf(CALL_OUTCOME, key)], count),
    ),
    wrapUps: figures.wrapUps.map(({ code, words, calls }) => row(code, wordsOf(tenant, code) ?? words, calls)),
    categories: figures.categories.map((asked) => ({ ...asked, words: category(asked.category) })),
    gaps: figures.gaps.map(({ category: code, locality, calls }) => ({
      key: `${code} ${locality}`,
      category: category(code),
      place: placeName(locality),
      calls,
      href: gapAt(tenant, code, { locality }),
    })),
  };
}

/** The hours from the first to the last in which somebody rang, also those in which nobody did. */
function everyHour(counted: readonly Counted<number>[]): { key: number; count: number }[] {
  const counts = new Map(counted.map(({ key, count }) => [key ?? 0, count]));
  const first = Math.min(...counts.keys());
  return Array.from({ length: counts.size === 0 ? 0 : Math.max(...counts.keys()) - first + 1 }, (_, index) => {
    return { key: first + index, count: counts.get(first + index) ?? 0 };
  });
}

type Codes = Parameters<typeof wrapUpsOf>[0];

function wordsOf(tenant: Codes, wanted: number): string | undefined {
  return wrapUpsOf(tenant).find(({ code }) => code === wanted)?.words;
}

/** The codes of the council itself, then those that its calls carry all the same: retired ones, and those of councils below. */
function wrapUpChoices(tenant: Codes, used: readonly Ended[]): { value: string; label: string }[] {
  const others = used.filter(({ code }) => wordsOf(tenant, code) === undefined);
  return [...wrapUpsOf(tenant), ...others].map(({ code, words }) => ({ value: String(code), label: words }));
}

/** "Northern", or where several districts have localities "South Staffordshire: Northern". */
function namesOf(localities: readonly LocalityChoice[]): (id: string | null) => string {
  const several = new Set(localities.map(({ district }) => district)).size > 1;
  const words = localities.map(({ id, name, district }) => [id, several ? `${district}: ${name}` : name] as const);
  const byId = new Map(words);
  return (id) => (id && byId.get(id)) ?? NO_LOCALITY;
}

function row(key: string | number | null, words: string, count: number): FigureRow {
  return { key: String(key), words, count };
}
