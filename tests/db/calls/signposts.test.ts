import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import type { Desk } from '~/door.server';
import { emailSignposts, signpost, takeBackSignpost } from '~/features/calls/commands-signpost.server';
import { helpFor } from '~/features/calls/help-page.server';
import { goneWords } from '~/features/calls/gone.server';
import { callById, callEventsOf } from '~/features/calls/queries.server';
import { signpostsOf } from '~/features/calls/queries-signposts.server';
import { takeSave } from '~/features/calls/take-save.server';
import { actorAt } from '~/platform/audit/actor';
import { providerFor } from '~/platform/email/provider.server';
import { readEnv } from '~/platform/env.server';
import { startWorker } from '~/platform/jobs/worker.server';
import { mailSink } from '../fixtures/mail-sink';
import {
  as,
  behind,
  deskAt,
  formOf,
  KINVER,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  WORCESTERSHIRE,
} from '../requests/stage';
import { begun, COPPENHALL_AREA, provided, saved } from './stage';

setTheStage();
let calls: Desk;
beforeAll(async () => {
  calls = await deskAt(SOUTH_STAFFORDSHIRE, 'call_handler', 'Lewis Grant');
});

describe('what there is elsewhere in the county', () => {
  it('is read out up to a limit of its own, so that what runs never hides what is planned', async () => {
    const id = await begun(calls);
    await saved(calls, id, { categories: [7], parish: COPPENHALL_AREA });
    const elsewhere = { areaCodes: [], categories: [7] };
    for (const no of Array(13).keys()) await provided(KINVER, { ...elsewhere, name: `Tern helpers ${no}` });
    const later = { status: 'planned', plannedFrom: '2100-01-01' } as const;
    await provided(KINVER, { ...elsewhere, ...later, name: 'Tern evenings' });
    const { rings } = await as(calls, async (db) => {
      const call = await callById(db, id);
      if (!call) throw new Error('There is a call');
      return helpFor(db, calls, call);
    });
    const { lines, count } = rings.county;
    expect([lines.length, count, lines.at(-1)?.name]).toEqual([13, 14, 'Tern evenings']);
  });
});

describe('a signpost', () => {
  it('is recorded once, under the category that was asked for, and can be taken back', async () => {
    const id = await begun(calls);
    await saved(calls, id, { categories: [4] });
    const provisionId = await provided(KINVER, { categories: [1, 4], name: 'Kinver Good Neighbours' });
    const press = () => as(calls, (db) => signpost(db, { callId: id, id: newId(), provisionId }, actorAt(calls)));
    await Promise.all([press(), press()]);
    const told = () => as(calls, (db) => signpostsOf(db, id));
    expect(await told()).toMatchObject([{ provisionId, name: 'Kinver Good Neighbours', category: 4, emailedAt: null }]);
    await as(calls, (db) => takeBackSignpost(db, { callId: id, provisionId }, actorAt(calls)));
    expect(await told()).toEqual([]);
    await press();
    expect(await told()).toHaveLength(1);
    const events = await as(calls, (db) => callEventsOf(db, id));
    expect(events.map(({ kind }) => kind)).toEqual(['started', 'signposted', 'signpost_taken_back', 'signposted']);
  });

  it('is of what is published, by whichever council, and of nothing else', async () => {
    const id = await begun(calls);
    const hidden = await provided(KINVER, { published: false });
    const tell = (provisionId: string) =>
      as(calls, (db) => signpost(db, { callId: id, id: newId(), provisionId }, actorAt(calls)));
    expect(await tell(hidden)).toBeNull();
    expect(await tell(newId())).toBeNull();
    expect(await as(calls, (db) => signpostsOf(db, id))).toEqual([]);
    expect(await tell(await provided(41_000_000, { name: 'County line' }))).toEqual({ name: 'County line' });
    expect(await tell(await provided(WORCESTERSHIRE, { name: 'Across' }))).toEqual({ name: 'Across' });
    await saved(calls, id, { email: 'across@home.example' });
    const mail = await as(calls, (db) => emailSignposts(db, id, calls.tenant, actorAt(calls)));
    expect(mail).toEqual({ kind: 'queued', count: 2 });
  });

  it('to what its council has hidden meanwhile takes nothing else of the page with it, and says which it was', async () => {
    const id = await begun(calls);
    const [shown, hidden] = [
      await provided(KINVER, { name: 'Still here' }),
      await provided(KINVER, { name: 'Hidden club' }),
    ];
    const stranger = await provided(WORCESTERSHIRE, { name: 'Theirs', published: false });
    await behind()`update provision set published = false where id = ${hidden}`;
    const sent = formOf({
      version: '1',
      editor: newId(),
      notes: 'No food since Sunday',
      told: [hidden, shown, stranger],
    });
    const taken = await as(calls, (db) => takeSave(db, calls, id, sent));
    expect(taken).toEqual({ kind: 'saved', version: 2, gone: [hidden, stranger] });
    expect(await as(calls, (db) => callById(db, id))).toMatchObject({ notes: 'No food since Sunday' });
    expect(await as(calls, (db) => signpostsOf(db, id))).toMatchObject([{ name: 'Still here' }]);
    const words = await as(calls, (db) => goneWords(db, [hidden, stranger]));
    expect(words).toContain('Hidden club and one place, taken out of the directory');
  });

  it('goes to the caller by email once, with public facts and nothing personal in the subject', async () => {
    const id = await begun(calls);
    const provisionId = await provided(KINVER, { phone: '+441632960188', staffNotes: 'Door code 99' });
    const mail = () => as(calls, (db) => emailSignposts(db, id, calls.tenant, actorAt(calls)));
    expect(await mail()).toEqual({ kind: 'no_address' });
    await saved(calls, id, { name: 'Margaret Ellison', email: 'margaret@home.example' });
    expect(await mail()).toEqual({ kind: 'nothing_new' });
    await as(calls, (db) => signpost(db, { callId: id, id: newId(), provisionId }, actorAt(calls)));
    expect(await mail()).toEqual({ kind: 'queued', count: 1 });
    expect(await mail()).toEqual({ kind: 'nothing_new' });
    const letters = await behind()`select subject, body from mail where to_address = 'margaret@home.example'`;
    expect(letters).toHaveLength(1);
    expect(letters[0]?.subject).toBe('What we told you about on the phone');
    expect(letters[0]?.body).toContain('Phone: 01632 960 188');
    expect(letters[0]?.body).not.toMatch(/Door code|Ellison/);
  });
});

describe('what a caller was told, in writing', () => {
  it('leaves by the worker to the caller alone, with what to ring and nothing of the call', async () => {
    const sink = await mailSink();
    const { DB_HOST_URL: hostUrl, SECRET: secret } = readEnv();
    const provider = providerFor({
      DEMO: false,
      MAIL_FROM: 'Joined Up <no-reply@joined-up.example>',
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: sink.url,
    });
    const id = await begun(calls);
    const caller = {
      name: 'Chloë O’Neill',
      phone: '01632 960 178',
      email: 'chloe@home.example',
      notes: 'No food since Monday',
    };
    await saved(calls, id, { ...caller, postcode: 'st189bw' });
    for (const name of ['Penkridge Food Share', 'Coppenhall Hot Meals']) {
      const provisionId = await provided(SOUTH_STAFFORDSHIRE, { name, phone: '+441632960188' });
      await as(calls, (db) => signpost(db, { callId: id, id: newId(), provisionId }, actorAt(calls)));
    }
    const worker = await startWorker({ hostUrl, secret, provider });
    await as(calls, (db) => emailSignposts(db, id, calls.tenant, actorAt(calls)));
    const theirs = () => sink.delivered().filter(({ to }) => to === caller.email);
    await expect.poll(theirs, { timeout: 10_000 }).toHaveLength(1);
    await worker.stop();
    await sink.close();
    const [letter] = theirs();
    expect(letter?.subject).toBe('What we told you about on the phone');
    expect(letter?.text).toMatch(
      /Coppenhall Hot Meals[^]+Phone: 01632 960 188[^]+Penkridge Food Share[^]+South Staffordshire/,
    );
    expect(`${letter?.subject} ${letter?.text}`).not.toMatch(/O’Neill|960 178|chloe@|ST18|since Monday/i);
    expect(await behind()`select status from mail where to_address = ${caller.email}`).toEqual([{ status: 2 }]);
  });
});
