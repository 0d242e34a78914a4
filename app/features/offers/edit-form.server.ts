import type { TypedResponse } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { readBefore } from '~/features/requests/edit-before';
import { mergeForm, type FormValues } from '~/features/requests/merge';
import type { Category } from '~/features/tenants/schema';
import { typedOf, type Typed } from '~/platform/forms/read-form';
import { listIn, textIn } from '~/platform/forms/typed';
import { answer } from '~/platform/http/answer';
import { phone } from '~/ui/format/phone';
import { OFFER_FIELD_WORDS } from './field-words';
import { doneSince, type NotDone } from './part-page.server';
import { offerById, type OfferRecord } from './queries.server';
import { DAYS, DAY_WORDS, DBS_WORDS, namesIn, PARTS, PART_WORDS, TRANSPORT_WORDS } from './schema';

/** Questions with boxes: a form value of theirs is the ticked ones, in one order, parted by spaces. */
const LISTS = ['categories', 'areas', 'days', 'parts'];

/** An offer as the fields of its edit form hold it. */
export function offerValues(record: OfferRecord, categories: readonly Category[]): FormValues {
  const [year = '', month = '', day = ''] = record.dbsUntil?.split('-') ?? [];
  return {
    name: record.name,
    contactName: record.contactName ?? '',
    charityNo: record.charityNo ?? '',
    phone: record.phone ? phone(record.phone) : '',
    email: record.email ?? '',
    postcode: record.postcode ?? '',
    areaCode: record.postcode ? '' : (record.areaCode ?? ''),
    travelM: String(record.travelM / 1000),
    areas: joined(record.areas.map(({ code }) => code)),
    categories: joined(categories.filter(({ code }) => record.categories.includes(code)).map(({ slug }) => slug)),
    days: joined(namesIn(DAYS, record.days)),
    parts: joined(namesIn(PARTS, record.parts)),
    transport: record.transport,
    skills: record.skills,
    dbs: record.dbs,
    'dbsUntil.day': String(Number(day) || ''),
    'dbsUntil.month': String(Number(month) || ''),
    'dbsUntil.year': year,
    capacity: String(record.capacity),
  };
}

/** Form values as the fields of a form take them. */
export function asTyped(values: FormValues): Typed {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, LISTS.includes(name) ? split(value) : value]),
  );
}

/** The answer to an edit of an old state: nothing is saved, nothing typed is lost, and every change of theirs is named. */
export async function editTooLate(
  db: TenantDb,
  desk: Desk,
  id: string,
  form: FormData,
): Promise<TypedResponse<NotDone>> {
  const [record, meanwhile] = await Promise.all([
    offerById(db, id),
    doneSince(db, desk, id, Number(form.get('version'))),
  ]);
  const typed = typedOf(form);
  if (!record) return answer<NotDone>({ errors: {}, typed, meanwhile, theirs: [] }, { status: 409 });
  const now = offerValues(record, desk.tenant.categories);
  const { values, theirs } = mergeForm(readBefore(typed), filledIn(typed, now), now);
  const said = theirs.map(({ name, now: current, both }) => ({
    label: OFFER_FIELD_WORDS[name.replace(/\..*/, '')] ?? name,
    now: shown(name, current, record, desk.tenant.categories),
    both,
  }));
  return answer<NotDone>(
    { errors: {}, typed: { ...typed, ...asTyped(values) }, meanwhile, theirs: said },
    { status: 409 },
  );
}

function filledIn(typed: Typed, now: FormValues): FormValues {
  return Object.fromEntries(
    Object.keys(now).map((name) => [name, LISTS.includes(name) ? joined(listIn(typed, name)) : textIn(typed, name)]),
  );
}

function shown(name: string, value: string, record: OfferRecord, categories: readonly Category[]): string {
  const words: Record<string, () => string> = {
    areas: () => record.areas.map((area) => area.name).join(', '),
    categories: () =>
      categories
        .filter(({ slug }) => split(value).includes(slug))
        .map((category) => category.name)
        .join(', '),
    days: () =>
      namesIn(DAYS, record.days)
        .map((day) => DAY_WORDS[day])
        .join(', '),
    parts: () =>
      namesIn(PARTS, record.parts)
        .map((part) => PART_WORDS[part])
        .join(', '),
    transport: () => TRANSPORT_WORDS[record.transport],
    dbs: () => DBS_WORDS[record.dbs],
    travelM: () => `${value} km`,
  };
  return (words[name]?.() ?? value) || 'nothing';
}

function joined(names: readonly string[]): string {
  return [...names].sort().join(' ');
}

function split(value: string): string[] {
  return value.split(' ').filter(Boolean);
}
