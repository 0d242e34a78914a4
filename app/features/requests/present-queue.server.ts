import type { Category } from '~/features/tenants/schema';
import type { TenantSummary } from '~/features/tenants/queries.server';
import { ago } from '~/ui/format/dates';
import { km, list, number, plural } from '~/ui/format/numbers';
import type { QueueOrder } from './filters';
import type { QueueHead, QueueRest } from './queries-counts.server';
import type { QueueRow } from './queries-queue.server';
import { NEARBY_M, type Reach } from './queries-reach.server';
import { isOpen } from './rules';
import { REQUEST_STATUS_WORDS } from './schema';
import { STATUS_TONE, urgencyTag, type ToneWord } from './words';

/** A line of the queue as the page shows it. */
export interface QueueLine {
  id: string;
  reference: string;
  name: string | null;
  urgency: ToneWord;
  parish: string;
  needs: string;
  status: ToneWord;
  askedAt: string;
  age: string;
  help: { word: string; missing: boolean };
  /** Who holds it, when that is not the council of this desk. */
  holder: string | null;
}

interface Around {
  categories: readonly Pick<Category, 'code' | 'name'>[];
  reach: ReadonlyMap<string, Reach>;
  holders: ReadonlyMap<number, TenantSummary>;
  own: number;
  now: Date;
  /** Names are shown only to whoever looked for one. */
  named: boolean;
}

/** A row in words. */
export function queueLine(row: QueueRow, around: Around): QueueLine {
  const { categories, holders, own, now, named } = around;
  const wanted = row.needs.filter(({ status }) => status !== 'dropped').map(({ category }) => category);
  const words = [...new Set(wanted)].map(
    (code) => categories.find((one) => one.code === code)?.name ?? 'Something else',
  );
  return {
    id: row.id,
    reference: row.reference,
    name: named ? row.name : null,
    urgency: urgencyTag(row.urgency, row.medicineBy, now),
    parish: row.parish ?? 'Not known',
    needs: words.join(' · '),
    status: { tone: STATUS_TONE[row.status], word: REQUEST_STATUS_WORDS[row.status] },
    askedAt: row.askedAt.toISOString(),
    age: ago(row.askedAt, now),
    help: helpFor(row, around),
    holder: row.tenantNo === own ? null : (holders.get(row.tenantNo)?.shortName ?? null),
  };
}

/** Who is helping, else who could: "Sam Whitlock accepted", "1 of 2 needs", "0.8 km, 3 free". */
function helpFor(row: QueueRow, { reach }: Around): QueueLine['help'] {
  const plain = (word: string) => ({ word, missing: false });
  const counting = row.needs.filter(({ status }) => status !== 'dropped');
  const helped = counting.filter(({ status }) => status !== 'open');
  if (row.status === 'part_matched') return plain(`${helped.length} of ${counting.length} needs`);
  if (row.status === 'matched') return plain(list([...new Set(helped.map(helperWords))].filter(Boolean)));
  const near = reach.get(row.id);
  if (!isOpen(row.status) || !near) return plain('');
  if (near.nearestM === null) return { word: `none free within ${NEARBY_M / 1000} km`, missing: true };
  return plain(`${km(near.nearestM)}, ${near.free} free`);
}

function helperWords({ helper }: QueueRow['needs'][number]): string {
  if (!helper) return '';
  const name = helper.name ?? 'somebody of another council';
  return helper.accepted ? `${name} accepted` : `${name} asked`;
}

/** The sentence over the list: "86 requests from 79 households · 11 need food today · oldest 6 days". */
export function queueLede(
  { total, foodToday }: QueueHead,
  rest: Pick<QueueRest, 'households' | 'oldest'> | null,
  order: QueueOrder,
  now: Date,
): string {
  const { households, oldest } = rest ?? { households: null, oldest: null };
  if (total === 0) return '';
  const from = households === null || households === total ? '' : ` from ${plural(households, 'household')}`;
  const food = foodToday === 1 ? '1 needs food today' : foodToday > 0 && `${number(foodToday)} need food today`;
  const facts = order === 'waiting' ? [food, oldest && `oldest ${ago(oldest, now)}`] : ['newest first'];
  return [`${plural(total, 'request')}${from}`, ...facts].filter(Boolean).join(' · ');
}
