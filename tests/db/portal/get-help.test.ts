import { describe, expect, it, vi } from 'vitest';
import { newId } from '#db/id';
import { incident } from '#db/schema/requests';
import { HOURLY, tooManyUntil } from '~/features/drafts/limits.server';
import * as references from '~/platform/reference.server';
import {
  at as staffAt,
  KINVER,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
  WORCESTERSHIRE,
} from '../requests/stage';
import { at, sentFrom, whole } from './ask-help';

const stage = setTheStage();

describe('asking for help', () => {
  it('records all of it for the district of the resident, whichever portal they used', async () => {
    const { done, row } = await sentFrom('worcestershire', {});
    expect(row).toMatchObject({
      tenant_no: SOUTH_STAFFORDSHIRE,
      portal_no: WORCESTERSHIRE,
      reference: done.reference,
      name: 'Ada Testing',
      phone: '+441632960555',
      email: 'ada@test.example',
      postcode: 'DY7 6HL',
      area_code: 'E04008971',
      urgency: 3,
      channel: 1,
      born_year: 1947,
      consent_share: true,
      consent_version: 3,
      for_other: false,
    });
    const { behind } = stage();
    expect(await behind`select category, detail from need where request_id = ${done.recordId} order by 1`).toEqual([
      { category: 1, detail: 'Bread' },
      { category: 6, detail: '' },
    ]);
    expect(await behind`select kind, actor_name from request_event where request_id = ${done.recordId}`).toEqual([
      { kind: 'asked', actor_name: 'the resident' },
    ]);
    expect(done.holder.name).toBe('South Staffordshire Council');
  });

  const belongs = async ({ done }: Awaited<ReturnType<typeof sentFrom>>) => {
    const [row] = await stage().behind<{ holder: number; id: string; slug: string }[]>`
      select r.tenant_no as holder, i.id, i.slug from request r
      join incident i on i.county_no = r.county_no and i.id = r.incident_id where r.id = ${done.recordId}`;
    return row;
  };

  it('belongs to what the county of the resident is responding to, as the files of the councils say', async () => {
    const here = await belongs(await sentFrom('worcestershire', {}));
    const there = await belongs(await sentFrom('kinver', { postcode: { postcode: 'WR1 2HY' } }));
    expect([here?.slug, there?.slug]).toEqual(['coronavirus-2020', 'coronavirus-2020']);
    const seen = (county: number) => staffAt(county, (db) => db.select({ id: incident.id }).from(incident));
    expect(await seen(STAFFORDSHIRE)).toEqual([{ id: here?.id }]);
    expect(await seen(WORCESTERSHIRE)).toEqual([{ id: there?.id }]);
  });

  it('belongs to what its own council is responding to, where that is something else', async () => {
    await stage().behind`
      insert into incident (county_no, tenant_no, id, slug, name, kind, started_on)
      values (41, ${KINVER}, ${newId()}, 'flood', 'Flood', 'flood', '2020-02-01')`;
    const asked = async (category: string) =>
      belongs(await sentFrom('kinver', { needs: { categories: [category] }, details: {} }));
    expect(await asked('befriending')).toMatchObject({ holder: KINVER, slug: 'flood' });
    expect(await asked('food')).toMatchObject({ holder: SOUTH_STAFFORDSHIRE, slug: 'coronavirus-2020' });
    await stage().behind`update incident set ended_on = '2020-03-01' where slug = 'flood'`;
    expect(await asked('befriending')).toMatchObject({ holder: KINVER, slug: 'coronavirus-2020' });
  });

  it('goes to the parish where the routing says so, and to the widest tier that its needs name', async () => {
    const alone = await sentFrom('kinver', { needs: { categories: ['befriending'] } });
    expect(alone.row.tenant_no).toBe(KINVER);
    const both = await sentFrom('kinver', { needs: { categories: ['befriending', 'food'] } });
    expect(both.row.tenant_no).toBe(SOUTH_STAFFORDSHIRE);
  });

  it('goes to the district where there is no parish', async () => {
    const { row } = await sentFrom('worcestershire', {
      needs: { categories: ['pets'] },
      postcode: { postcode: 'WR1 2HY' },
    });
    expect(row.tenant_no).toBe(47_004_000);
  });

  it('queues a message with the private link, and wipes what was typed from the draft', async () => {
    const { done } = await sentFrom('kinver', {});
    const { behind } = stage();
    const [letter] = await behind`select * from mail where subject like ${`%${done.reference}%`}`;
    expect(letter).toMatchObject({ to_address: 'ada@test.example', tenant_no: SOUTH_STAFFORDSHIRE, status: 1 });
    expect(letter?.body).toContain(`{{private-link:request:${done.recordId}:1:`);
    expect(letter?.subject).not.toContain('Ada');
    const [draft] = await behind`select answers::text as answers from form_draft where record_id = ${done.recordId}`;
    expect(draft?.answers).not.toMatch(/Ada|High Street|960 ?555/);
  });

  it('adds the food or the medicine that cannot wait to what was ticked', async () => {
    const soon = new Date(Date.now() + 3 * 86_400_000);
    const medicineBy = {
      'medicineBy.day': String(soon.getUTCDate()),
      'medicineBy.month': String(soon.getUTCMonth() + 1),
      'medicineBy.year': String(soon.getUTCFullYear()),
    };
    const { done, row } = await sentFrom('kinver', { urgency: { urgency: 'medicine', ...medicineBy } });
    expect(row).toMatchObject({ urgency: 2 });
    expect(row.medicine_by).not.toBeNull();
    const needs = await stage().behind`select category from need where request_id = ${done.recordId} order by 1`;
    expect(needs.map(({ category }) => Number(category))).toEqual([1, 2, 6]);
  });
});

describe('sending twice', () => {
  it('makes one record of twenty posts at once, and leads all of them to it', async () => {
    const visitor = at('kinver');
    await visitor.answer({ ...whole, name: { name: 'Twenty Times', address: '1 High Street' } });
    const page = await visitor.carried('check');
    const replies = await Promise.all(Array.from({ length: 20 }, () => visitor.send('check', {}, '', page)));
    expect(replies.map(({ to }) => to)).toEqual(Array.from({ length: 20 }, () => 'done'));
    const { behind } = stage();
    const made = await behind`select reference from request where name = 'Twenty Times'`;
    expect(made).toHaveLength(1);
    expect(await behind`select from mail where subject like ${`%${String(made[0]?.reference)}`}`).toHaveLength(1);
  });

  it('answers a retried post and a late answer with the confirmation that is there', async () => {
    const visitor = at('kinver');
    await visitor.answer(whole);
    const [name, check] = [await visitor.carried('name'), await visitor.carried('check')];
    expect(await visitor.send('check')).toMatchObject({ status: 302, to: 'done' });
    expect(await visitor.open('contact')).toMatchObject({ to: 'done' });
    expect(await visitor.send('check', {}, '', check)).toMatchObject({ status: 302, to: 'done' });
    const late = { name: 'Someone Else', address: 'Elsewhere' };
    expect(await visitor.send('name', late, '', name)).toMatchObject({ to: 'done?late=yes' });
    expect(await visitor.open('done', '?late=yes')).toMatchObject({ page: { page: 'done', late: true } });
    await visitor.answer({ who: whole.who, needs: whole.needs, urgency: whole.urgency, details: whole.details });
    await visitor.send('postcode', whole.postcode);
    expect(await visitor.open('name')).toMatchObject({ page: { typed: late } });
  });

  it('begins a new request after the last, for whoever asks again', async () => {
    const { visitor, done } = await sentFrom('kinver', {});
    expect(await visitor.open('who')).toMatchObject({ page: { page: 'question', typed: {} } });
    await visitor.answer(whole);
    expect(await visitor.send('check')).toMatchObject({ to: 'done' });
    const again = await visitor.open('done');
    expect('page' in again && again.page.page === 'done' && again.page.reference !== done.reference).toBe(true);
  });

  it('takes another reference when one is taken', async () => {
    const { done } = await sentFrom('kinver', {});
    const draw = vi.spyOn(references, 'newReference');
    draw.mockReturnValueOnce(done.reference).mockReturnValueOnce(done.reference);
    const other = await sentFrom('kinver', {});
    expect(other.done.reference).not.toBe(done.reference);
    expect(draw).toHaveBeenCalledTimes(3);
  });
});

describe('on the way', () => {
  it('sends people to other services before it asks anything personal, and goes on with the rest', async () => {
    const visitor = at('worcestershire');
    await visitor.send('who', { who: 'me' });
    expect(await visitor.send('needs', { categories: 'money' })).toMatchObject({ to: 'other-services' });
    expect(await visitor.send('other-services', { seen: 'yes' })).toMatchObject({ status: 422 });
    expect(await visitor.open('name')).toMatchObject({ to: 'other-services' });
    expect(await visitor.send('needs', { categories: ['money', 'food'] })).toMatchObject({ to: 'other-services' });
    expect(await visitor.send('other-services', { seen: 'yes' })).toMatchObject({ to: 'urgency' });
  });

  it('keeps what was typed, right or wrong, and says what is wrong', async () => {
    const visitor = at('kinver');
    await visitor.answer({ who: whole.who, needs: whole.needs });
    const reply = await visitor.send('urgency', {
      urgency: 'medicine',
      'medicineBy.day': '31',
      'medicineBy.month': '2',
    });
    expect(reply).toMatchObject({ status: 422, wrong: { typed: { 'medicineBy.day': '31' } } });
    expect(reply.wrong?.errors.medicineBy?.[0]).toContain('Enter a real date');
    const shown = await visitor.open('urgency');
    expect(shown).toMatchObject({ page: { typed: { urgency: 'medicine', 'medicineBy.day': '31' } } });
    const { draft = '' } = await visitor.carried('urgency');
    expect(await visitor.send('check', {}, '', { draft })).toMatchObject({ to: 'urgency' });
  });

  it('asks for a phone or an email, and is content with either', async () => {
    const visitor = at('kinver');
    const { contact: _c, born: _b, access: _a, consent: _s, ...before } = whole;
    await visitor.answer(before);
    expect(await visitor.send('contact', {})).toMatchObject({ status: 422 });
    expect(await visitor.send('contact', { phone: '01632 960 555' })).toMatchObject({ to: 'born' });
    expect(await visitor.send('contact', { email: 'a@test.example' })).toMatchObject({ to: 'born' });
  });

  it('lets whoever asks for someone else be the one to ring', async () => {
    const visitor = at('kinver');
    const { contact: _c, born, access, consent, ...before } = whole;
    expect(await visitor.send('who', { who: 'other' })).toMatchObject({ status: 422 });
    const asker = { askerName: 'Bea Testing', askerPhone: '01632 960 556' };
    await visitor.answer({
      ...before,
      who: { who: 'other', agreed: 'yes' },
      asker,
      contact: {},
      born,
      access,
      consent,
    });
    expect(await visitor.send('check')).toMatchObject({ to: 'done' });
    const [row] = await stage().behind`select * from request where asker_name = 'Bea Testing'`;
    expect(row).toMatchObject({ for_other: true, asker_phone: '+441632960556', phone: null, email: null });
  });

  it('asks for the place by hand where the postcode does not tell it', async () => {
    const { urgency, details, who, needs } = whole;
    for (const typed of ['DY7 6ZZ', 'SW1A 1AA']) {
      const visitor = at('kinver');
      await visitor.answer({ who, needs, urgency, details });
      expect(await visitor.send('postcode', { postcode: typed })).toMatchObject({ to: 'place' });
      expect(await visitor.send('place', { areaCode: 'E99999999' })).toMatchObject({ status: 422 });
      expect(await visitor.send('place', { areaCode: 'E04008971' })).toMatchObject({ to: 'name' });
      expect(await visitor.open('name')).toMatchObject({
        page: { context: { residence: { words: 'Kinver, South Staffordshire' } } },
      });
    }
    const lost = at('kinver');
    await lost.answer({ who, needs, urgency, details });
    expect(await lost.send('postcode', { postcode: 'dy7' })).toMatchObject({ status: 422 });
    expect(await lost.send('postcode', { unsure: 'yes' })).toMatchObject({ to: 'place' });
  });

  it('leads whoever jumps ahead to the first unanswered question, and refuses pages it does not have', async () => {
    const visitor = at('kinver');
    expect(await visitor.open('name')).toMatchObject({ to: 'who?again=1' });
    await visitor.send('who', { who: 'me' });
    expect(await visitor.open('name')).toMatchObject({ to: 'needs' });
    expect(await visitor.open('check')).toMatchObject({ to: 'needs' });
    await expect(visitor.open('nonsense')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('starts again kindly when the draft is gone, with what was sent last', async () => {
    const visitor = at('kinver');
    await visitor.answer({ who: whole.who, needs: whole.needs });
    const page = await visitor.carried('urgency');
    await stage().behind`delete from form_draft`;
    expect(await visitor.send('urgency', { urgency: 'no_hurry' }, '', page)).toMatchObject({
      status: 302,
      to: 'who?again=1',
    });
    expect(await visitor.open('who', '?again=1')).toMatchObject({ page: { notice: 'again' } });
    await visitor.answer({ who: whole.who, needs: whole.needs });
    expect(await visitor.open('urgency')).toMatchObject({ page: { typed: { urgency: 'no_hurry' } } });
  });

  it('forgets everything on request', async () => {
    const visitor = at('kinver');
    await visitor.answer({ who: whole.who, needs: whole.needs, urgency: whole.urgency });
    const before = visitor.cookie;
    expect(await visitor.send('details', { intent: 'clear' })).toMatchObject({ to: 'who?cleared=1' });
    visitor.cookie = before;
    expect(await visitor.open('needs')).toMatchObject({ to: 'who?again=1' });
  });

  it('comes back to the summary from a change', async () => {
    const visitor = at('kinver');
    await visitor.answer(whole);
    expect(await visitor.send('name', { name: 'Cy Testing', address: 'X' }, '?from=check')).toMatchObject({
      to: 'check',
    });
    // A new need wants an answer to a question that was not asked before.
    expect(await visitor.send('needs', { categories: ['other'] }, '?from=check')).toMatchObject({ to: 'details' });
  });
});

describe('too much', () => {
  it('of text is refused in words', async () => {
    const visitor = at('kinver');
    await visitor.send('who', { who: 'me' });
    await expect(visitor.send('needs', { categories: 'x'.repeat(60_000) })).rejects.toMatchObject({
      code: 'too_large',
    });
  });

  it('from one address says when it works again and whom to ring, and loses nothing', async () => {
    const visitor = at('kinver', '198.51.100.7');
    await visitor.answer(whole);
    for (let sent = 0; sent < HOURLY.sent; sent += 1) await tooManyUntil('sent', '198.51.100.7');
    const reply = await visitor.send('check');
    expect(reply.status).toBe(429);
    expect(reply.wrong?.errors['']?.[0]).toMatch(/at \d\d:\d\d, or ring us on 01632 960 361/);
    expect(await visitor.open('check')).toMatchObject({ page: { page: 'check' } });
  });
});
