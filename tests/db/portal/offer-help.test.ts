import { expect, it } from 'vitest';
import { offerForm } from '~/features/offers/offer-form/record.server';
import { KINVER_AREA, setTheStage, SOUTH_STAFFORDSHIRE, WORCESTERSHIRE } from '../requests/stage';
import { Visitor } from './visitor';

const stage = setTheStage();

const person = {
  kind: { kind: 'person' },
  help: { categories: ['food', 'transport'] },
  postcode: { postcode: 'DY76HL' },
  reach: { reach: '8' },
  times: { days: ['monday', 'friday'], parts: ['morning'] },
  transport: { transport: 'car' },
  skills: { skills: 'Welsh' },
  dbs: { dbs: 'basic' },
  capacity: { capacity: '2' },
  name: { name: 'Bea Testing' },
  contact: { email: 'bea@test.example' },
  consent: { agreed: 'yes' },
};

async function sent(
  slug: string,
  change: Partial<Record<keyof typeof person, Record<string, string | string[]>>> = {},
) {
  const visitor = new Visitor(offerForm, slug);
  await visitor.answer({ ...person, ...change });
  expect(await visitor.send('check')).toMatchObject({ to: 'done' });
  const done = await visitor.open('done');
  if (!('page' in done) || done.page.page !== 'done') throw new Error('no confirmation');
  return { visitor, done: done.page };
}

it('records a person’s offer for the district of their postcode, whichever portal they used', async () => {
  const { done } = await sent('worcestershire');
  const { behind } = stage();
  const [row] = await behind`select * from offer where id = ${done.recordId}`;
  expect(row).toMatchObject({
    tenant_no: SOUTH_STAFFORDSHIRE,
    portal_no: WORCESTERSHIRE,
    reference: done.reference,
    kind: 1,
    status: 1,
    name: 'Bea Testing',
    contact_name: null,
    email: 'bea@test.example',
    area_code: KINVER_AREA,
    travel_m: 8000,
    days: 17,
    parts: 1,
    transport: 3,
    dbs: 1,
    capacity: 2,
    consent_version: 3,
  });
  const categories = await behind`select category from offer_category where offer_id = ${done.recordId} order by 1`;
  expect(categories.map(({ category }) => Number(category))).toEqual([1, 5]);
  const [letter] = await behind`select body from mail where subject like ${`%${done.reference}`}`;
  expect(letter?.body).toContain(`{{private-link:offer:${done.recordId}:1:`);
});

it('records a group with its contact, charity number and parishes', async () => {
  const { done } = await sent('south-staffordshire', {
    kind: { kind: 'group' },
    reach: { reach: 'parishes', areas: [KINVER_AREA, 'E04008960'] },
    capacity: { capacity: '120' },
    name: { name: 'Kinver Circle', contactName: 'Cy Testing', charityNo: ' sc012345 ' },
    contact: { phone: '01632 960 601' },
  });
  const { behind } = stage();
  const [row] = await behind`select * from offer where id = ${done.recordId}`;
  expect(row).toMatchObject({
    kind: 2,
    name: 'Kinver Circle',
    contact_name: 'Cy Testing',
    charity_no: 'SC012345',
    capacity: 120,
  });
  const areas = await behind`select area_code from offer_area where offer_id = ${done.recordId} order by 1`;
  expect(areas.map((area) => String(area.area_code))).toEqual(['E04008960', KINVER_AREA]);
  expect(done.confirmation.mailed).toBe('no');
});

it('makes one offer of ten posts at once', async () => {
  const visitor = new Visitor(offerForm, 'kinver');
  await visitor.answer({ ...person, name: { name: 'Ten Times' } });
  const replies = await Promise.all(Array.from({ length: 10 }, () => visitor.send('check')));
  expect(replies.every(({ to }) => to === 'done')).toBe(true);
  expect(await stage().behind`select from offer where name = 'Ten Times'`).toHaveLength(1);
});

it('wants consent, somewhere to go, some time and a way to ask', async () => {
  const visitor = new Visitor(offerForm, 'kinver');
  const wrong = async (step: keyof typeof person, typed: Record<string, string>) => {
    expect(await visitor.send(step, typed)).toMatchObject({ status: 422 });
    expect(await visitor.send(step, person[step] as Record<string, string>)).toMatchObject({ status: 302 });
  };
  await wrong('kind', {});
  await wrong('help', { categories: 'dragons' });
  await wrong('postcode', { postcode: 'here' });
  await wrong('reach', { reach: 'parishes' });
  await wrong('times', { days: 'monday' });
  await wrong('transport', { transport: 'rocket' });
  await visitor.send('skills', {});
  await wrong('dbs', {});
  await wrong('capacity', { capacity: '0' });
  await wrong('name', {});
  await wrong('contact', {});
  await wrong('consent', {});
});

it('offers volunteers nothing that other services do', async () => {
  const visitor = new Visitor(offerForm, 'worcestershire');
  await visitor.send('kind', { kind: 'person' });
  expect(await visitor.send('help', { categories: 'money' })).toMatchObject({ status: 422 });
});

it('lets whoever lives at a boundary name the parishes beyond it', async () => {
  const visitor = new Visitor(offerForm, 'wychavon');
  const { kind, help } = person;
  await visitor.answer({ kind, help, postcode: { postcode: 'WR10 1PE' } });
  const shown = await visitor.open('reach');
  const nearby = 'page' in shown && shown.page.page === 'question' ? shown.page.context.nearby : null;
  const labels = nearby?.options.map(({ label }) => label) ?? [];
  expect(nearby?.group).toBe('Wychavon and near you');
  expect(labels).toContain('Kempsey (Malvern Hills)');
  expect(labels.some((label) => label.includes('(Wyre Forest)'))).toBe(false);
});
