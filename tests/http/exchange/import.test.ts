import { describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { applyImport } from '~/features/exchange/apply.server';
import { readImport } from '~/features/exchange/read.server';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { behind, DESK, KINVER, setTheStage, visitor } from '../requests/stage';

setTheStage();

const IMPORTS = `${DESK.clerk}/provision/imports`;
const LIST =
  'Ref,Name,Description,Need,Telephone\r\nK1,Kinver Larder,Food,Food,01632 960111\r\nK2,=cmd,"Bad, worse",Food,12\r\n';
const CHOICES = { kind: 'service', category: 'food', covers: 'everywhere', published: 'yes' };

const upload = (text: string, form: Record<string, string> = {}, who: Role | 'stranger' = 'clerk') =>
  visitor(who).upload(
    `${DESK[who]}/provision/imports/new`,
    { id: newId(), source: 'Parish magazine', address: '', ...form },
    { file: new File([text], 'list.csv') },
  );

describe('a list sent to a desk', () => {
  it('is one import however often it is sent, and another one when it is another file', async () => {
    const form = { id: newId() };
    const [one, again] = [await upload(LIST, form), await upload(LIST, form)];
    const other = await upload(`${LIST}\n`, form);
    expect(again.location).toBe(one.location);
    const id = one.location?.split('/').at(-1) ?? '';
    expect(await behind()`select from import_chunk where batch_id = ${id}`).toHaveLength(1);
    expect([other.status, other.location === one.location]).toEqual([302, false]);
    expect((await visitor('clerk').get(other.location ?? '')).status).toBe(200);
  });

  it('goes from its columns to the preview, into the map, and its refused rows come back', async () => {
    const { status, location } = await upload(LIST);
    expect(status).toBe(302);
    const here = location ?? '';
    const id = here.split('/').at(-1) ?? '';
    const columns = await visitor('clerk').get(here);
    expect(columns.text).toContain('Kinver Larder');
    expect(columns.text).toMatch(/<option value="summary" selected[^>]*>What it offers/);
    const mapping = {
      'column-0': 'sourceId',
      'column-1': 'name',
      'column-2': 'summary',
      'column-3': '',
      'column-4': 'phone',
    };

    const wrong = await visitor('clerk').post(here, { intent: 'columns', ...mapping, 'column-1': '', ...CHOICES });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Choose which column holds the name');
    expect((await visitor('clerk').post(here, { intent: 'columns', ...mapping, ...CHOICES })).location).toBe(here);
    const waiting = await visitor('clerk').get(here);
    expect(waiting.headers.get('refresh')).toBe('2');
    expect(waiting.text).toContain('The list is being read');

    await readImport({ tenantNo: KINVER, id });
    const preview = await visitor('clerk').get(here);
    expect(preview.headers.get('refresh')).toBeNull();
    expect(preview.text).toContain('1 entry is added');
    expect(preview.text).toContain('Phone: Enter a phone number');
    const refused = await visitor('clerk').get(`${here}/refused`);
    expect(refused.headers.get('content-type')).toContain('text/csv');
    expect(refused.text).toContain(
      `3,"Phone: Enter a phone number, like 01632 960 001, 07700 900 982 or 01632 960 001 ext. 12",K2,'=cmd,"Bad, worse",Food,12`,
    );

    await visitor('clerk').post(here, { intent: 'apply' });
    await visitor('clerk').post(here, { intent: 'apply' });
    await applyImport({ tenantNo: KINVER, id });
    expect((await visitor('clerk').get(here)).text).toContain('1 entry added');
    expect((await visitor('clerk').get(IMPORTS)).text).toContain('Parish magazine');
    const jobs = await behind()`select key from graphile_worker.jobs where key like ${`%${id}`} order by 1`;
    expect(jobs.map(({ key }): unknown => key)).toEqual([`apply_import:${id}`, `read_import:${id}`]);

    const next = await upload(LIST);
    const again = await visitor('clerk').get(next.location ?? '');
    expect(again.text).not.toMatch(/<option value="categories" selected/);
  });

  it('leads from a possible duplicate to the entry that is there already', async () => {
    const name = 'Kinver Teapot Society';
    const list = (phone: string) => `Name,Description,Need,Telephone\r\n${name},Tea,Food,${phone}\r\n`;
    const read = async (who: Role, tenantNo: number, source: string) => {
      const here = (await upload(list('01632 960444'), { source }, who)).location ?? '';
      const columns = { 'column-0': 'name', 'column-1': 'summary', 'column-2': '', 'column-3': 'phone' };
      await visitor(who).post(here, { intent: 'columns', ...columns, ...CHOICES });
      await readImport({ tenantNo, id: here.split('/').at(-1) ?? '' });
      return here;
    };
    const first = await read('clerk', KINVER, 'One list');
    await visitor('clerk').post(first, { intent: 'apply' });
    await applyImport({ tenantNo: KINVER, id: first.split('/').at(-1) ?? '' });
    const [entry] = await behind()<{ id: string }[]>`select id from provision where name = ${name}`;

    const again = await visitor('clerk').get(await read('clerk', KINVER, 'Another list'));
    expect(again.text).toContain(`href="${DESK.clerk}/provision/${entry?.id ?? ''}"`);
  });

  it('can be thrown away with all that was kept of it', async () => {
    const { location } = await upload(LIST);
    expect((await visitor('clerk').post(location ?? '', { intent: 'discard' })).location).toBe(
      `${IMPORTS}?done=discarded`,
    );
    expect((await visitor('clerk').get(location ?? '')).status).toBe(404);
  });

  it('says what is wrong with it and keeps what was typed', async () => {
    const nothing = await visitor('clerk').upload(
      `${IMPORTS}/new`,
      { id: newId(), source: 'My <list>', address: '' },
      { file: new File([], '') },
    );
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Choose a file, or enter the address of a feed');
    expect(nothing.text).toContain('My &lt;list&gt;');
    expect((await upload('PK\u0003\u0004')).text).toContain('This is a workbook');
    expect((await upload(LIST, { address: 'ftp://x' })).text).toContain('not both');
  });

  it('may be 20 MB and no more, here and nowhere else', async () => {
    const text = (bytes: number) => `Name,Description\n${'x'.repeat(99)},\n`.padEnd(bytes, `${'y'.repeat(90)},bread\n`);
    expect((await upload(text(19 * 1024 * 1024))).status).toBe(302);
    expect((await upload(text(21 * 1024 * 1024))).status).toBe(413);
    const elsewhere = visitor('clerk').upload(IMPORTS, {}, { file: new File([text(1024 * 1024)], 'x.csv') });
    expect((await elsewhere).status).toBe(413);
  });
});

describe('who may import', () => {
  const table: Record<Role, [page: number, sent: number]> = {
    coordinator: [200, 302],
    officer: [200, 302],
    clerk: [200, 302],
    call_handler: [404, 404],
    social_care: [404, 404],
    administrator: [404, 404],
  };

  it.each(Object.keys(ROLES) as Role[])('%s', async (who) => {
    const { status: page } = await visitor(who).get(`${DESK[who]}/provision/imports/new`);
    expect([page, (await upload(LIST, {}, who)).status]).toEqual(table[who]);
  });

  it('no other council sees or moves an import', async () => {
    const { location } = await upload(LIST);
    const id = location?.split('/').at(-1) ?? '';
    for (const path of [
      `${DESK.stranger}/provision/imports/${id}`,
      `${DESK.stranger}/provision/imports/${id}/refused`,
    ]) {
      expect((await visitor('stranger').get(path)).status).toBe(404);
    }
    const post = await visitor('stranger').post(`${DESK.stranger}/provision/imports/${id}`, { intent: 'discard' });
    expect(post.status).toBe(404);
    expect(await behind()`select from import_batch where id = ${id}`).toHaveLength(1);
  });
});

describe('who may export', () => {
  const table: Record<Role, number> = {
    coordinator: 200,
    officer: 200,
    clerk: 200,
    call_handler: 404,
    social_care: 404,
    administrator: 404,
  };

  it.each(Object.keys(ROLES) as Role[])('%s, which leaves an event and a view', async (who) => {
    const traces = () => behind()`
      select (select count(*)::int from desk_event where kind = 'provision_exported') as events,
             (select count(*)::int from view_record where subject = 'Provision') as views`;
    const [before] = await traces();
    const { status, headers, text } = await visitor(who).post(`${DESK[who]}/provision/export`, { kind: 'service' });
    const [after] = await traces();
    expect(status).toBe(table[who]);
    const more = status === 200 ? 1 : 0;
    expect(after).toEqual({ events: Number(before?.events) + more, views: Number(before?.views) + more });
    if (status !== 200) return;
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="community-map-[a-z-]+\.csv"$/);
    expect(text).toContain('Notes for staff');
  });
});
