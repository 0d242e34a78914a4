import { and, asc, between } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { locality } from '#db/schema/tenants';
import type { Desk } from '~/door.server';
import { nameOf } from '~/features/requests/schema';
import type { FiguresFilter } from './figures';
import { callBacksWaiting } from './queries-back.server';
import { callFigures } from './queries-figures.server';
import { CALL_OUTCOME, CALL_OUTCOME_WORDS } from './schema';

/** One count with its words. */
export interface FigureRow {
  key: string;
  words: string;
  count: number;
}

/** The figures of a filter in words. */
export async function presentFigures(db: TenantDb, desk: Desk, filter: FiguresFilter, now = new Date()) {
  const { tenantNo, categories } = desk.tenant;
  const district = tenantNo % 1_000_000 === 0 ? tenantNo : tenantNo - (tenantNo % 1000);
  const [figures, backs, localities] = await Promise.all([
    callFigures(db, filter, now),
    callBacksWaiting(db),
    db
      .select({ id: locality.id, name: locality.name })
      .from(locality)
      .where(and(between(locality.tenantNo, district, Math.max(district, desk.range.hi))))
      .orderBy(asc(locality.tenantNo), asc(locality.position)),
  ]);
  const placeName = new Map(localities.map(({ id, name }) => [id, name]));
  const categoryName = (code: number) => categories.find((one) => one.code === code)?.name ?? `category ${code}`;
  return {
    filter,
    choices: {
      localities: localities.map(({ id, name }) => ({ value: id, label: name })),
      categories: categories.map(({ code, name }) => ({ value: String(code), label: name })),
    },
    total: figures.total,
    waiting: { all: backs.length, overdue: backs.filter(({ dueAt }) => dueAt <= now).length },
    hours: figures.hours.map(({ key, count }) => row(key, `${String(key ?? 0).padStart(2, '0')}:00`, count)),
    localities: figures.localities.map(({ key, count }) =>
      row(key, (key && placeName.get(key)) ?? 'Not known, or outside any locality', count),
    ),
    outcomes: figures.outcomes.map(({ key, count }) =>
      row(key, key === null ? 'Not known' : CALL_OUTCOME_WORDS[nameOf(CALL_OUTCOME, key)], count),
    ),
    categories: figures.categories.map(({ category, asked, nothing }) => {
      return { category, words: categoryName(category), asked, nothing };
    }),
  };
}

function row(key: string | number | null, words: string, count: number): FigureRow {
  return { key: String(key), words, count };
}
