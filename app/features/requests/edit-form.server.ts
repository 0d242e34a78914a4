import type { TypedResponse } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { typedOf, type Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { answer } from '~/platform/http/answer';
import { phone } from '~/ui/format/phone';
import { readBefore } from './edit-before';
import { FIELD_WORDS } from './field-words';
import { mergeForm, type FormValues } from './merge';
import { doneSince, type NotDone } from './part-page.server';
import { requestById, type RequestRecord } from './queries.server';
import { URGENCY_WORDS, type Urgency } from './schema';

/** A request as the fields of its edit form hold it. */
export function formValues(record: RequestRecord): FormValues {
  const [year = '', month = '', day = ''] = record.medicineBy?.split('-') ?? [];
  return {
    name: record.name,
    askerName: record.askerName ?? '',
    askerPhone: record.askerPhone ? phone(record.askerPhone) : '',
    phone: record.phone ? phone(record.phone) : '',
    email: record.email ?? '',
    address: record.address,
    postcode: record.postcode ?? '',
    areaCode: record.postcode ? '' : (record.areaCode ?? ''),
    bornYear: record.bornYear === null ? '' : String(record.bornYear),
    accessNeeds: record.accessNeeds,
    diet: record.diet,
    urgency: record.urgency,
    'medicineBy.day': String(Number(day) || ''),
    'medicineBy.month': String(Number(month) || ''),
    'medicineBy.year': year,
  };
}

/** The answer to an edit of an old state: nothing is saved, nothing typed is lost, and every change of theirs is named. */
export async function tooLate(db: TenantDb, desk: Desk, id: string, form: FormData): Promise<TypedResponse<NotDone>> {
  const [record, meanwhile] = await Promise.all([
    requestById(db, id),
    doneSince(db, desk, id, Number(form.get('version'))),
  ]);
  const typed = typedOf(form);
  if (!record) return answer<NotDone>({ errors: {}, typed, meanwhile, theirs: [] }, { status: 409 });
  const now = formValues(record);
  const { values, theirs } = mergeForm(readBefore(typed), filledIn(typed, now), now);
  const said = theirs.map(({ name, now: current, both }) => ({
    label: labelOf(name),
    now: shown(name, current),
    both,
  }));
  return answer<NotDone>({ errors: {}, typed: { ...typed, ...values }, meanwhile, theirs: said }, { status: 409 });
}

function filledIn(typed: Typed, now: FormValues): FormValues {
  return Object.fromEntries(Object.keys(now).map((name) => [name, textIn(typed, name)]));
}

function labelOf(name: string): string {
  return FIELD_WORDS[name.replace(/\..*/, '')] ?? name;
}

function shown(name: string, value: string): string {
  if (name === 'urgency') return URGENCY_WORDS[value as Urgency];
  return value || 'nothing';
}
