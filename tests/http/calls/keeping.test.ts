import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { testDatabase, type TestDatabase } from '#tests/db/database';
import { startApp, type TestApp, type Visitor } from '../app';
import { SOUTH_STAFFORDSHIRE } from '../requests/stage';

type Typed = Record<string, string>;

const DESK = '/south-staffordshire/desk/calls';
const handler = [{ tenantNo: SOUTH_STAFFORDSHIRE, role: 'call_handler' }] as const;
let database: TestDatabase;
let sql: postgres.Sql;
let first: TestApp;
let visitor: Visitor;

beforeAll(async () => {
  database = await testDatabase({ places: true });
  sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  first = await startApp(database);
  visitor = await first.staff(handler);
});
afterAll(async () => {
  await sql.end();
  await database.close();
});

/** A call with a name and a number; answers its id and address. */
async function taken(): Promise<{ id: string; at: string }> {
  const at = (await visitor.post(DESK, { id: newId() })).location ?? '';
  const typed = { version: '1', editor: newId(), name: 'Greta Halfway', phone: '01632 960 111' };
  expect((await visitor.post(`${at}/draft`, typed)).status).toBe(200);
  return { id: at.split('/').at(-1) ?? '', at };
}

describe('a call whose page runs no script', () => {
  it('keeps without a script all that stands on the page, in every form of it, and sends nothing', async () => {
    const { id, at } = await taken();
    const forms = {
      request: {
        name: 'Greta Halfway',
        phone: '01632 960 111',
        address: '3 Mill Lane',
        postcode: '',
        note: '',
        needs: ['food'],
      },
      'call-back': { when: 'other', 'day.day': '27', time: '14', owner: 'me', about: 'Insulin' },
      finish: { wrapUp: '5' },
    };
    for (const [part, typed] of Object.entries(forms)) {
      const page = (await visitor.get(`${at}/${part}`)).text;
      const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
      const own = { version: hidden('version'), editor: hidden('editor'), notes: `Said beside ${part}`, do: 'keep' };
      const beside = Object.entries({ id: newId(), ...typed });
      const sent = await visitor.post(at, [['part', part], ...beside, ['part', ''], ...Object.entries(own)]);
      expect(sent.location).toBe(`${at}/${part}?done=kept`);
    }
    const [row] = await sql`
      select notes, forms - 'request' as forms, forms -> 'request' as request, status, request_id,
        (select count(*)::int from call_back b where b.call_id = call.id) as backs from call where id = ${id}`;
    expect(row).toMatchObject({ notes: 'Said beside finish', status: 1, request_id: null, backs: 0 });
    expect(row?.forms).toMatchObject({ 'call-back': forms['call-back'], finish: forms.finish });
    // What stood there as the call had filled it in goes on following the call.
    expect(row?.request).toEqual({ id: expect.any(String) as string, address: '3 Mill Lane', needs: 'food' });
  });

  it('sends a form at the right without a script only once the left is saved; what came too late stands there again', async () => {
    const { id, at } = await taken();
    const sending = (version: string, notes: string): [string, string][] => [
      ['part', 'call-back'],
      ...Object.entries({ id: newId(), when: 'hour', owner: 'me', about: 'Ring <her> "daughter"' }),
      ['part', ''],
      ...Object.entries({ version, editor: newId(), notes }),
    ];
    const late = await visitor.post(`${at}/call-back`, sending('1', 'Typed too late'));
    expect(late.status).toBe(409);
    for (const words of ['so nothing was sent', 'Typed too late', 'Ring &lt;her&gt; &quot;daughter&quot;']) {
      expect(late.text).toContain(words);
    }
    expect((await visitor.post(`${at}/call-back`, sending('2', 'In time'))).location).toBe(`${at}?done=booked`);
    const [row] = await sql`select notes, forms, status,
      (select count(*)::int from call_back b where b.call_id = call.id) as backs from call where id = ${id}`;
    expect(row).toEqual({ notes: 'In time', forms: {}, status: 1, backs: 1 });
    await visitor.post(`${at}/finish`, { wrapUp: '1' });
    const over = await visitor.post(at, { version: '3', editor: newId(), notes: 'After the end', do: 'keep' });
    expect([over.status, over.text.includes('After the end')]).toEqual([409, true]);
    expect(over.text).toContain('This call was finished on another page before that.');
  });

  it('that was finished on another page shows what is sent too late, and takes it along into a new call', async () => {
    const { id, at } = await taken();
    const hidden = { version: '2', editor: newId(), name: 'Greta Halfway', phone: '01632 960 111' };
    const sending = (part: string, fields: Typed, own: Typed): [string, string][] => [
      ['part', part],
      ...Object.entries(fields),
      ['part', ''],
      ...Object.entries({ ...hidden, ...own }),
    ];
    const finish = (wrapUp: string, own: Typed = {}) =>
      visitor.post(`${at}/finish`, sending('finish', { wrapUp }, own));
    expect((await finish('1')).location).toBe(`${DESK}?done=finished`);
    expect((await finish('1')).location).toBe(`${DESK}?done=finished`);
    const late = { notes: 'She fell, send somebody' };
    const booking = { id: newId(), when: 'hour', owner: 'me', about: 'Insulin' };
    for (const answer of [
      await finish('1', late),
      await visitor.post(`${at}/call-back`, sending('call-back', booking, late)),
      await visitor.post(`${at}/request`, sending('request', { id: newId(), address: '3 Mill Lane' }, late)),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('This call was finished on another page before that.');
      expect(answer.text).toMatch(/<li>She fell, send somebody<[^]*name="notes" value="She fell, send somebody"/);
    }
    expect((await finish('5')).status).toBe(409);
    const [row] = await sql`select notes, wrap_up, request_id,
      (select count(*)::int from call_back b where b.call_id = call.id) as backs from call where id = ${id}`;
    expect(row).toEqual({ notes: '', wrap_up: 1, request_id: null, backs: 0 });
    const next = newId();
    const again = () => visitor.post(DESK, { id: next, ...late, name: 'Greta Halfway', categories: ['3'] });
    const [began] = [await again(), await again()];
    const [call] = await sql`select name, notes, categories, status from call
      where id = ${began.location?.split('/').at(-1) ?? ''}`;
    expect(call).toEqual({ ...late, name: 'Greta Halfway', categories: [3], status: 1 });
  });

  it('keeps all else where an entry was hidden while it stood on the screen, and says that it is not recorded', async () => {
    const { id, at } = await taken();
    const told = { version: '2', editor: newId(), name: 'Greta Halfway', notes: 'No food since Sunday', told: newId() };
    const sent = await visitor.post(at, told);
    expect(sent.location).toBe(`${at}?gone=${told.told}`);
    expect((await visitor.get(sent.location ?? '')).text).toContain('Not recorded as told: one place');
    const draft = await visitor.post(`${at}/draft`, { ...told, notes: 'Since Monday' });
    expect([draft.status, JSON.parse(draft.text)]).toEqual([
      200,
      expect.objectContaining({ kind: 'saved', gone: [told.told] }),
    ]);
    const [row] = await sql`select notes from call where id = ${id}`;
    expect(row?.notes).toBe('Since Monday');
  });
});

it('a call that is being taken goes on where it was after the server was killed and started again', async () => {
  const here = (await visitor.post(DESK, { id: newId() })).location ?? '';
  const editor = newId();
  const typed = { version: '1', editor, name: 'Greta Halfway', notes: 'Insulin runs out on Friday' };
  expect((await visitor.post(`${here}/draft`, typed)).status).toBe(200);
  const booking = { version: '1', editor, 'forms.call-back.about': 'Ring her daughter' };
  expect((await visitor.post(`${here}/draft`, booking)).status).toBe(200);
  await first.stop('SIGKILL');

  const second = await startApp(database);
  const colleague = await second.staff(handler);
  expect((await colleague.get(DESK)).text).toContain('Greta Halfway');
  expect((await colleague.get(here)).text).toContain('Insulin runs out on Friday');
  expect((await colleague.get(`${here}/call-back`)).text).toContain('Ring her daughter');
  await second.stop();
});
