import { describe, expect, it } from 'vitest';
import { recorded } from '../../db/provision/stage';
import { behind, CODSALL, DESK, KINVER, setTheStage, SOUTH_STAFFORDSHIRE, visitor } from '../requests/stage';

setTheStage();

const page = (who: keyof typeof DESK, id: string) => `${DESK[who]}/provision/${id}/holder`;
const holderOf = async (id: string) =>
  (await behind()<{ tenant_no: number }[]>`select tenant_no from provision where id = ${id}`)[0]?.tenant_no;

describe('handing an entry on', () => {
  it('is there for coordinators and officers, and for nobody else', async () => {
    const id = await recorded(KINVER, { name: 'Kept in Kinver' });
    const form = { version: '1', to: 'other', other: String(CODSALL), reason: 'Let me' };
    for (const who of ['coordinator', 'officer'] as const) {
      const { status, text } = await visitor(who).get(page(who, id));
      expect([who, status, text.includes('Hand it on')]).toEqual([who, 200, true]);
    }
    for (const who of ['clerk', 'call_handler', 'social_care', 'administrator', 'stranger'] as const) {
      expect([who, (await visitor(who).get(page(who, id))).status]).toEqual([who, 404]);
      expect([who, (await visitor(who).post(page(who, id), form)).status]).toEqual([who, 404]);
      expect((await visitor(who).get(`${DESK[who]}/provision/${id}`)).text).not.toContain('/holder"');
    }
    expect(await holderOf(id)).toBe(KINVER);
  });

  it('wants a council of the range and a reason, and loses nothing that was typed', async () => {
    const id = await recorded(KINVER, { name: 'O’Brien’s larder' });
    const send = (form: Record<string, string>) =>
      visitor('officer').post(page('officer', id), { version: '1', ...form });
    const empty = await send({ reason: 'Zoë runs it now' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('<title>Error: ');
    expect(empty.text).toContain('href="#to"');
    expect(empty.text).toContain('>Zoë runs it now</textarea>');
    for (const other of ['41000000', '47000000', '41005999', '-1', 'x', "1' or 1=1"]) {
      const { status } = await send({ to: 'other', other, reason: 'R' });
      expect([other, status]).toEqual([other, 422]);
    }
    expect((await send({ to: 'other', other: String(CODSALL), reason: 'x'.repeat(2001) })).status).toBe(422);
    expect(await holderOf(id)).toBe(KINVER);
  });

  it('leaves an entry that was merged into it where it is, and says so to whoever sees no longer into what', async () => {
    const [id, gone] = [
      await recorded(KINVER, { name: 'Stays in one' }),
      await recorded(KINVER, { name: 'Went into the other' }),
    ];
    await behind()`update provision set merged_into = ${id} where id = ${gone}`;
    expect((await visitor('officer').get(page('officer', gone))).location).toBe(`${DESK.officer}/provision/${gone}`);
    const form = { version: '1', to: 'other', other: String(CODSALL), reason: 'Codsall runs it' };
    await visitor('officer').post(page('officer', id), form);
    const { text } = await visitor('clerk').get(`${DESK.clerk}/provision/${gone}`);
    expect(text).toContain('one that another council keeps');
    expect(text).not.toContain('Stays in one');
    expect((await visitor('officer').get(`${DESK.officer}/provision/${gone}`)).text).toContain('>Stays in one</a>');
  });

  it('gives it to the other council to confirm, once, and tells a second tab what happened', async () => {
    const id = await recorded(KINVER, { name: 'Friday kitchen' });
    const form = { version: '1', to: 'other', other: String(CODSALL), reason: 'Codsall <b>runs</b> it' };
    for (const _ of [1, 2]) {
      const { location } = await visitor('officer').post(page('officer', id), form);
      expect(location).toBe(`${DESK.officer}/provision/${id}?done=handed_on`);
    }
    const late = await visitor('officer').post(page('officer', id), { ...form, other: String(SOUTH_STAFFORDSHIRE) });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Handed on from Kinver to Codsall');
    expect((await visitor('clerk').get(`${DESK.clerk}/provision/${id}`)).status).toBe(404);
    const theirs = await visitor('stranger').get(`${DESK.stranger}/provision/${id}`);
    expect(theirs.text).toContain('Codsall &lt;b&gt;runs&lt;/b&gt; it');
    expect(theirs.text).toContain('Take it over');
    expect((await visitor('stranger').get(`${DESK.stranger}/provision?todo=to_confirm`)).text).toContain(
      'Friday kitchen',
    );
  });
});
