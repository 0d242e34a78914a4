import { beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '~/door.server';
import { newId } from '#db/id';
import { takeRequest, type NotRecorded } from '~/features/requests/new-request.server';
import { as, asked, behind, CODSALL, deskAt, formOf, KINVER, setTheStage, SOUTH_STAFFORDSHIRE } from './stage';

setTheStage();
let calls: Desk;
let clerk: Desk;
beforeAll(async () => {
  calls = await deskAt(SOUTH_STAFFORDSHIRE, 'call_handler', 'Lewis Grant');
  clerk = await deskAt(KINVER, 'clerk');
});

let houses = 100;
/** What somebody types at the desk; another household each time. */
const soon = new Date(Date.now() + 7 * 86_400_000);
function typed(differences: Record<string, string | readonly string[]> = {}) {
  houses += 1;
  return {
    id: newId(),
    channel: 'phone',
    name: 'Margaret Ellison',
    phone: '',
    email: '',
    address: `${houses} High Street`,
    postcode: 'dy7 6hl',
    areaCode: '',
    needs: ['food', 'medication'],
    'detail.food': 'Nothing for tonight',
    urgency: 'medicine',
    'medicineBy.day': String(soon.getUTCDate()),
    'medicineBy.month': String(soon.getUTCMonth() + 1),
    'medicineBy.year': String(soon.getUTCFullYear()),
    share: 'yes',
    note: 'Daughter is in Leeds',
    seen: '',
    ...differences,
  };
}

/** Sends the form: where it leads, or why it was not recorded. */
async function send(desk: Desk, fields: Record<string, string | readonly string[]>) {
  const thrown = (error: unknown) => {
    if (error instanceof Response) return error;
    throw error;
  };
  const response = await as(desk, (db) => takeRequest(db, desk, formOf(fields))).catch(thrown);
  const location = response.headers.get('Location');
  const id = /requests\/([\w-]+)/.exec(location ?? '')?.[1] ?? '';
  return { status: response.status, location, id, said: location ? null : ((await response.json()) as NotRecorded) };
}

const rows = (id: string) => behind()`select * from request where id = ${id}`;
const at = (address: string) => behind()`select from request where address = ${address}`;

describe('a request taken at the desk', () => {
  it('is recorded for the council that looks after it, with needs, consent, note and who took it', async () => {
    const form = typed();
    const { status, location, id } = await send(calls, form);
    expect([status, location]).toEqual([302, `/south-staffordshire/desk/requests/${id}?done=recorded`]);
    const [row] = await rows(id);
    expect(row).toMatchObject({
      tenant_no: SOUTH_STAFFORDSHIRE,
      portal_no: SOUTH_STAFFORDSHIRE,
      channel: 2,
      urgency: 2,
      postcode: 'DY7 6HL',
      area_code: 'E04008971',
      consent_share: true,
      consent_version: 3,
    });
    const needs = await behind()`select category, detail from need where request_id = ${id} order by 1`;
    expect(needs).toEqual([
      { category: 1, detail: 'Nothing for tonight' },
      { category: 2, detail: '' },
    ]);
    const events = await behind()`select kind, actor_name from request_event where request_id = ${id} order by at, id`;
    expect(events).toEqual([
      { kind: 'asked', actor_name: 'Lewis Grant' },
      { kind: 'noted', actor_name: 'Lewis Grant' },
    ]);
  });

  it('needs neither phone nor address nor postcode, and stays with the desk then', async () => {
    const form = typed({ address: '', postcode: '', channel: 'desk' });
    const { id } = await send(calls, form);
    expect((await rows(id))[0]).toMatchObject({
      tenant_no: SOUTH_STAFFORDSHIRE,
      area_code: null,
      household_hash: null,
    });
  });

  it('goes by the parish where the postcode is not known', async () => {
    const form = typed({ postcode: '', areaCode: 'E04008971' });
    const { id } = await send(calls, form);
    expect((await rows(id))[0]).toMatchObject({ area_code: 'E04008971', postcode: null });
  });

  it('sends a confirmation to whoever gave an address, without the link in it', async () => {
    const form = typed({ email: 'Maggie@Home.example' });
    const { id } = await send(calls, form);
    const [mail] =
      await behind()`select to_address, body, tenant_no from mail where to_address = 'maggie@home.example'`;
    expect(mail).toMatchObject({ tenant_no: SOUTH_STAFFORDSHIRE });
    expect(String(mail?.body)).toContain(`{{private-link:request:${id}:1:`);
  });

  it('for somebody else, or of something else, on the page of one that was recorded, is another', async () => {
    const form = typed();
    const first = await send(calls, form);
    const person = await send(calls, { ...typed({ name: 'Dennis Hale' }), id: form.id });
    const insulin = { needs: ['medication'], note: 'No insulin since yesterday' };
    const more = await send(calls, { ...form, ...insulin, seen: first.id });
    const made = await Promise.all([first, person, more].map(({ id }) => rows(id)));
    expect(made.flat().map(({ name }) => String(name))).toEqual([
      'Margaret Ellison',
      'Dennis Hale',
      'Margaret Ellison',
    ]);
    expect(await behind()`select category from need where request_id = ${more.id}`).toEqual([{ category: 2 }]);
  });

  it('is another also when the first was handed on, out of sight', async () => {
    const form = typed({ needs: ['befriending'] });
    const first = await send(clerk, form);
    await behind()`update request set tenant_no = ${CODSALL} where id = ${first.id}`;
    const next = await send(clerk, { ...typed({ name: 'Second Person', needs: ['befriending'] }), id: form.id });
    expect(await rows(next.id)).toMatchObject([{ name: 'Second Person', tenant_no: KINVER }]);
  });

  it('sent twice, or twice at once, is one request', async () => {
    const form = typed();
    const answers = await Promise.all([send(calls, form), send(calls, form), send(calls, form)]);
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect((await send(calls, form)).status).toBe(302);
    expect(await at(form.address)).toHaveLength(1);
    expect(await behind()`select from request_note where request_id = ${answers[0].id}`).toHaveLength(1);
  });
});

describe('a form that is not right', () => {
  it.each([
    ['name', { name: ' ' }],
    ['phone', { phone: '12' }],
    ['email', { email: 'maggie' }],
    ['needs', { needs: [] }],
    ['needs', { needs: ['sandbags'] }],
    ['urgency', { urgency: '' }],
    ['medicineBy', { 'medicineBy.day': '31', 'medicineBy.month': '2' }],
    ['medicineBy', { 'medicineBy.year': '9999' }],
    ['medicineBy', { 'medicineBy.year': '1999' }],
    ['share', { share: '' }],
    ['postcode', { postcode: 'nonsense' }],
    ['areaCode', { postcode: 'DY7 6ZZ' }],
    ['note', { note: 'x'.repeat(5001) }],
    ['detail.food', { 'detail.food': 'x'.repeat(2001) }],
  ])('says so at %s, and loses nothing', async (field, wrong) => {
    const form = typed(wrong);
    const { status, said } = await send(calls, form);
    expect(status).toBe(422);
    expect(Object.keys(said?.errors ?? {})).toEqual([field]);
    expect(said?.typed).toMatchObject({ name: form.name, address: form.address });
    expect(await at(form.address)).toHaveLength(0);
  });
});

describe('somebody who may have asked before', () => {
  it('is shown first, by household and by phone, and recorded only when that was seen', async () => {
    const before = await asked({ address: '7 Mill Lane', postcode: 'DY7 6HL', phone: '+447700900982' });
    const byHousehold = typed({ address: '7 mill lane,\r\nKinver' });
    const shown = await send(calls, byHousehold);
    expect(shown.status).toBe(422);
    expect(shown.said?.similar?.map(({ id }) => id)).toEqual([before]);
    expect(await at(byHousehold.address)).toHaveLength(0);
    expect((await send(calls, { ...byHousehold, seen: before })).status).toBe(302);
    for (const phone of ['07700 900 982', '07700 900 982 ext. 4']) {
      const byPhone = await send(calls, typed({ phone }));
      expect(byPhone.said?.similar?.map(({ id }) => id)).toContain(before);
    }
  });

  it('leaves a record of the view', async () => {
    const before = await asked({ address: '8 Mill Lane', postcode: 'DY7 6HL' });
    await send(calls, typed({ address: '8 Mill Lane' }));
    const views = await behind()`select user_name from view_record where subject_id = ${before}`;
    expect(views).toEqual([{ user_name: 'Lewis Grant' }]);
  });

  it('is not looked for beyond the range', async () => {
    await asked({ holderNo: CODSALL, address: '9 Mill Lane', postcode: 'DY7 6HL' });
    const { status } = await send(clerk, typed({ address: '9 Mill Lane', needs: ['befriending'] }));
    expect(status).toBe(302);
  });
});

describe('what another council looks after', () => {
  it('is kept at a parish only when that was chosen', async () => {
    const form = typed();
    const { status, said } = await send(clerk, form);
    expect(status).toBe(422);
    expect(said?.elsewhere).toMatchObject({ holder: { slug: 'south-staffordshire' }, mayKeep: true });
    expect(await at(form.address)).toHaveLength(0);
    const { id } = await send(clerk, { ...form, keep: 'yes' });
    expect((await rows(id))[0]).toMatchObject({ tenant_no: KINVER });
  });

  it('goes straight to the parish where the routing says so', async () => {
    const form = typed({ needs: ['befriending'] });
    const { id } = await send(calls, form);
    expect((await rows(id))[0]).toMatchObject({ tenant_no: KINVER });
  });

  it('is never recorded for a council outside, whatever is sent', async () => {
    const form = typed({ postcode: 'ST16 2LH', keep: 'yes' });
    const { status, said } = await send(calls, form);
    expect(status).toBe(422);
    expect(said?.elsewhere).toMatchObject({ holder: { slug: 'stafford' }, mayKeep: false });
    expect(await at(form.address)).toHaveLength(0);
  });
});
