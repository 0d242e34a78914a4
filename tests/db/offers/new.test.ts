import { describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { holderWithin, isOfferRecorded, recordOffer, similarOffers } from '~/features/offers/commands-new.server';
import { takeOffer } from '~/features/offers/new-offer.server';
import { newOfferFormSchema, type NewOfferForm } from '~/features/offers/desk-form';
import { findOffers } from '~/features/offers/queries-search.server';
import { offerById, offerEventsOf, offerNotesOf } from '~/features/offers/queries.server';
import type { Residence } from '~/features/councils/residence';
import { constraintOf } from '~/platform/errors/constraint';
import { readForm } from '~/platform/forms/read-form';
import {
  as,
  at,
  deskAt,
  behind,
  CODSALL_AREA,
  formOf,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
} from '../requests/stage';
import { HERE, offered } from './stage';

setTheStage();

const FIELDS: [string, string][] = [
  ['id', newId()],
  ['kind', 'person'],
  ['channel', 'phone'],
  ['name', 'Joan Birch'],
  ['phone', '07700 900 321'],
  ['travelM', '2,5 km'],
  ['categories', 'food'],
  ['days', 'monday'],
  ['days', 'sunday'],
  ['parts', 'morning'],
  ['transport', 'car'],
  ['dbs', 'basic'],
  ['dbsUntil.day', '1'],
  ['dbsUntil.month', 'May'],
  ['dbsUntil.year', '2027'],
  ['capacity', '3'],
  ['agreed', 'yes'],
];

function read(change: Record<string, string | null> = {}) {
  const form = new FormData();
  for (const [name, value] of FIELDS) if (!(name in change)) form.append(name, value);
  for (const [name, value] of Object.entries(change)) if (value !== null) form.append(name, value);
  return readForm(form, newOfferFormSchema);
}

function typed(change: Record<string, string | null> = {}): NewOfferForm {
  const result = read({ id: newId(), ...change });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}

const errorsOf = (change: Record<string, string | null>) => {
  const result = read(change);
  return result.ok ? {} : result.errors;
};

const KINVER_HOME = {
  place: { parishCode: KINVER_AREA, districtCode: 'E07000196', countyCode: 'E10000028' },
  words: 'Kinver, South Staffordshire',
  areaCode: KINVER_AREA,
  postcode: 'DY7 6AA',
  loc: HERE,
};
const STAFFORD_HOME = {
  ...KINVER_HOME,
  place: { parishCode: null, districtCode: 'E07000197', countyCode: 'E10000028' },
  areaCode: 'E07000197',
};

const record = (tenantNo: number, form: NewOfferForm, residence: Residence | null = KINVER_HOME) =>
  deskAt(tenantNo, 'officer').then((desk) =>
    as(desk, async (db) => {
      const holder = await holderWithin(db, desk, form.categories, residence);
      await recordOffer(db, desk, form, { residence, holder });
      return holder.tenantNo;
    }),
  );

describe('the form', () => {
  it('understands what people type', () => {
    expect(typed()).toMatchObject({
      phone: '+447700900321',
      travelM: 2500,
      days: 65,
      parts: 1,
      dbs: 'basic',
      dbsUntil: '2027-05-01',
      capacity: 3,
      categories: ['food'],
      areas: [],
    });
    expect(typed({ dbs: 'none' }).dbsUntil).toBeNull();
  });

  it.each([
    ['name', { name: null }],
    ['phone', { phone: null }],
    ['phone', { phone: 'soon' }],
    ['travelM', { travelM: 'far' }],
    ['travelM', { travelM: '101' }],
    ['categories', { categories: null }],
    ['days', { days: 'someday' }],
    ['parts', { parts: null }],
    ['dbsUntil', { 'dbsUntil.month': '13' }],
    ['capacity', { capacity: '2.5' }],
    ['agreed', { agreed: null }],
  ] as [string, Record<string, string | null>][])('asks for a better %s: %j', (field, change) => {
    expect(Object.keys(errorsOf(change)).some((name) => name.startsWith(field))).toBe(true);
  });

  it('is content with an email address alone', () => {
    expect(errorsOf({ phone: null, email: 'joan@home.example' })).toEqual({});
  });
});

describe('an offer taken at the desk', () => {
  it('is recorded with its event, its note and its confirmation', async () => {
    const form = typed({ email: 'joan@home.example', note: 'Asks to be rung after six' });
    await record(SOUTH_STAFFORDSHIRE, form);
    await at(SOUTH_STAFFORDSHIRE, async (db) => {
      expect(await offerById(db, form.id)).toMatchObject({
        name: 'Joan Birch',
        channel: 'phone',
        status: 'new',
        postcode: 'DY7 6AA',
        dbsUntil: '2027-05-01',
        categories: [1],
      });
      const events = await offerEventsOf(db, form.id);
      expect(events.map(({ kind, actorName }) => [kind, actorName])).toEqual([
        ['offered', 'Priya Nair'],
        ['noted', 'Priya Nair'],
      ]);
      expect(await offerNotesOf(db, form.id)).toMatchObject([{ body: 'Asks to be rung after six' }]);
      expect(await isOfferRecorded(db, form.id)).toBe(true);
    });
    const mails = await behind()`select template from mail where to_address = 'joan@home.example'`;
    expect(mails.map(({ template }) => String(template))).toEqual(['offer-received']);
  });

  it('is recorded once when two clicks come together', async () => {
    const form = typed();
    const both = await Promise.allSettled([record(SOUTH_STAFFORDSHIRE, form), record(SOUTH_STAFFORDSHIRE, form)]);
    const lost = both.flatMap((one) => (one.status === 'rejected' ? [constraintOf(one.reason)] : []));
    expect(lost).toEqual(['offer_pkey']);
  });

  it('is another offer on the page of one that was recorded, filled in with something else', async () => {
    const desk = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
    const fields = {
      ...Object.fromEntries(FIELDS),
      id: newId(),
      name: 'Gone Back To',
      phone: '01632 960 871',
      seen: '',
    };
    const send = (change: Record<string, string>) =>
      as(desk, (db) => takeOffer(db, desk, formOf({ ...fields, ...change }))).catch((out: unknown) => out as Response);
    const answers = [await send({}), await send({})];
    expect(new Set(answers.map((one) => one.headers.get('Location'))).size).toBe(1);
    const [first] = await behind()`select id from offer where name = 'Gone Back To'`;
    expect((await send({ skills: 'Drives a van', seen: String(first?.id) })).status).toBe(302);
    const rows = await behind()`select skills from offer where name = 'Gone Back To' order by skills`;
    expect(rows.map(({ skills }) => String(skills))).toEqual(['', 'Drives a van']);
  });

  it('goes to whom the routing names within the range of the desk', async () => {
    expect(await record(STAFFORDSHIRE, typed())).toBe(SOUTH_STAFFORDSHIRE);
    expect(await record(SOUTH_STAFFORDSHIRE, typed())).toBe(SOUTH_STAFFORDSHIRE);
    expect(await record(KINVER, typed())).toBe(KINVER);
  });

  it('stays at the desk when nobody of its range serves the place, or it is not known', async () => {
    expect(await record(SOUTH_STAFFORDSHIRE, typed(), STAFFORD_HOME)).toBe(SOUTH_STAFFORDSHIRE);
    expect(await record(SOUTH_STAFFORDSHIRE, typed(), null)).toBe(SOUTH_STAFFORDSHIRE);
  });
});

describe('who may be on the register already', () => {
  const similar = (tenantNo: number, form: NewOfferForm) => at(tenantNo, (db) => similarOffers(db, form));

  it('is found by phone, email and charity number, whatever became of them, and in one’s own range alone', async () => {
    const id = await offered({
      phone: '+447700900777',
      email: 'food@share.example',
      charityNo: '1122334',
      status: 'withdrawn',
      areaCode: CODSALL_AREA,
    });
    const form = typed({ phone: '07700 900 777', email: 'FOOD@share.example', charityNo: '1122334' });
    expect(await similar(SOUTH_STAFFORDSHIRE, form)).toMatchObject([
      { id, status: 'withdrawn', alike: ['phone', 'email', 'charityNo'] },
    ]);
    expect(await similar(KINVER, form)).toEqual([]);
    expect(await similar(SOUTH_STAFFORDSHIRE, { ...form, id })).toEqual([]);
  });

  it('is nobody whose number only contains the same digits', async () => {
    await offered({ phone: '+447700900888', charityNo: '99887766' });
    const form = typed({ phone: '07700 900 889', charityNo: '998877' });
    expect(await similar(SOUTH_STAFFORDSHIRE, form)).toEqual([]);
  });
});

describe('searching for words', () => {
  it('finds a name either way round, a phone number, a reference and a charity number, in one’s own range', async () => {
    const id = await offered({
      name: 'Joan O’Birch',
      phone: '+447700900555;ext=12',
      reference: 'JV-QRT-7K3',
      charityNo: '1199887',
    });
    const found = (tenantNo: number, text: string) => at(tenantNo, (db) => findOffers(db, text));
    for (const text of [
      'joan obirch',
      "O'Birch, Joan",
      '07700 900 555',
      '07700900555 ext. 12',
      'jv-qrt-7k3',
      'qrt 7k3',
      '1199887',
    ]) {
      expect((await found(SOUTH_STAFFORDSHIRE, text)).ids, text).toContain(id);
    }
    expect((await found(KINVER, 'joan obirch')).ids).toEqual([]);
    expect((await found(SOUTH_STAFFORDSHIRE, '%')).ids).toEqual([]);
  });
});
