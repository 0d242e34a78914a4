import { describe, expect, it } from 'vitest';
import { behind, setTheStage } from '../requests/stage';
import { at, sentFrom, whole } from './ask-help';

setTheStage();

/** Somebody else than Ada, up to the name. */
const bob = {
  who: { who: 'me' },
  needs: { categories: ['medication'] },
  urgency: { urgency: 'this_week' },
  details: { medication: 'Insulin' },
  postcode: { postcode: 'dy7 6hl' },
  name: { name: 'Bob Other', address: '9 Low Road' },
};
const rest = { contact: { phone: '01632 960 777' }, born: {}, access: {}, consent: { share: 'no' } };

describe('two windows of one browser', () => {
  it('make two requests, each with its own answers', async () => {
    const visitor = at('kinver');
    const begun = await visitor.carried('who');
    await visitor.answer({ ...whole, name: { name: 'Ada Windows', address: '1 High Street' } });
    const ada = await visitor.carried('check');
    expect(await visitor.send('who', bob.who, '', begun)).toMatchObject({ to: 'needs' });
    const { who: _, ...more } = bob;
    await visitor.answer({ ...more, name: { ...bob.name, name: 'Bob Windows' } });
    const page = await visitor.carried('contact');
    expect(await visitor.send('check', {}, '', ada)).toMatchObject({ to: 'done' });
    expect(await visitor.send('contact', rest.contact, '', page)).toMatchObject({ to: 'born' });
    const { contact: __, ...last } = rest;
    await visitor.answer(last);
    expect(await visitor.send('check')).toMatchObject({ to: 'done' });
    const rows = await behind()`select name, phone, email from request where name like '% Windows' order by 1`;
    expect(rows).toEqual([
      { name: 'Ada Windows', phone: '+441632960555', email: 'ada@test.example' },
      { name: 'Bob Windows', phone: '+441632960777', email: null },
    ]);
  });

  it('send what the page showed and nothing else', async () => {
    const visitor = at('kinver');
    await visitor.answer({ ...whole, name: { name: 'Ada Shown', address: '1 High Street' } });
    const page = await visitor.carried('check');
    await visitor.send('name', { name: 'Bob Shown', address: '9 Low Road' });
    const refused = await visitor.send('check', {}, '', page);
    expect(refused.status).toBe(409);
    expect(refused.wrong?.errors['']?.[0]).toContain('changed in another window');
    expect(await behind()`select from request where name like '% Shown'`).toHaveLength(0);
    expect(await visitor.send('check')).toMatchObject({ to: 'done' });
    expect(await visitor.send('check', {}, '', page)).toMatchObject({ to: 'done?late=yes' });
    expect(await behind()`select name from request where name like '% Shown'`).toEqual([{ name: 'Bob Shown' }]);
  });

  it('say that nothing was sent when the answers were cleared in the other', async () => {
    const visitor = at('kinver');
    await visitor.answer(whole);
    const page = await visitor.carried('check');
    await visitor.send('needs', { intent: 'clear' });
    expect(await visitor.send('check', {}, '', page)).toMatchObject({ to: 'who?unsent=1' });
  });
});

describe('an answer about sharing', () => {
  it('counts for the words it was given to: in another county it is asked again', async () => {
    const visitor = at('kinver');
    await visitor.answer(whole);
    expect(await visitor.send('postcode', { postcode: 'WR10 1PE' }, '?from=check')).toMatchObject({ to: 'consent' });
    expect(await visitor.open('check')).toMatchObject({ to: 'consent' });
    const old = { draft: (await visitor.carried('consent')).draft ?? '', wording: '41.3' };
    expect(await visitor.send('consent', { share: 'yes' }, '', old)).toMatchObject({ status: 422 });
    expect(await visitor.send('consent', { share: 'no' })).toMatchObject({ to: 'check' });
  });
});

describe('coming in where answers are kept', () => {
  it('asks whether to carry on or to start afresh, and shows nothing of them before', async () => {
    const visitor = at('kinver');
    expect(await visitor.open('')).toMatchObject({ to: 'who' });
    await visitor.answer({ who: whole.who, needs: whole.needs });
    const shown = await visitor.open('');
    expect(shown).toMatchObject({
      page: { page: 'kept', carryOn: expect.stringMatching(/^\/kinver\/get-help\/urgency\?draft=\w{16}$/) as string },
    });
    expect(JSON.stringify(shown)).not.toContain('pets');
    expect(await visitor.send('', { intent: 'clear' })).toMatchObject({ to: 'who?cleared=1' });
    expect(await visitor.open('')).toMatchObject({ to: 'who' });
  });
});

describe('what was sent', () => {
  it('says that a late answer was not taken, where one can change what was sent', async () => {
    const { visitor } = await sentFrom('kinver', {});
    const [late, plain] = [await visitor.open('done', '?late=yes'), await visitor.open('done')];
    expect([late, plain].map((one) => 'page' in one && one.page.page === 'done' && one.page.late)).toEqual([
      true,
      false,
    ]);
  });

  it('leads to what was sent for two hours and no longer', async () => {
    const { visitor, done } = await sentFrom('kinver', {});
    const ago = (interval: string) =>
      behind()`update form_draft set sent_at = now() - ${interval}::interval where record_id = ${done.recordId}`;
    await ago('119 minutes');
    expect(await visitor.open('done')).toMatchObject({ page: { page: 'done', reference: done.reference } });
    await ago('121 minutes');
    expect(await visitor.open('done')).toMatchObject({ status: 302, to: '/kinver/get-help' });
    expect(await visitor.open('who')).toMatchObject({ page: { page: 'question', typed: {} } });
  });

  it('is forgotten on a shared computer at the press of a button, and stays with the council', async () => {
    const { visitor, done } = await sentFrom('kinver', {});
    expect(await visitor.send('done', { intent: 'clear' })).toMatchObject({ to: '/kinver/progress?forgotten=yes' });
    expect(await visitor.open('done')).toMatchObject({ status: 302, to: '/kinver/get-help' });
    expect(await behind()`select from form_draft where record_id = ${done.recordId}`).toHaveLength(0);
    expect(await behind()`select from request where id = ${done.recordId}`).toHaveLength(1);
  });
});
