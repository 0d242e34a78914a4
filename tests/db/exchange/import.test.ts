import { describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { applyImport } from '~/features/exchange/apply.server';
import { countAddable } from '~/features/exchange/queries.server';
import { createProvision } from '~/features/provision/create.server';
import { blankContent, type ProvisionContent } from '~/features/provision/schema';
import { at, behind, CODSALL, KINVER, KINVER_AREA, setTheStage, SOUTH_STAFFORDSHIRE } from '../requests/stage';
import { applied, batchOf, rowsOf, sent, verdictsOf } from './stage';

setTheStage();

const ACTOR = { id: null, name: 'Tom Bayliss', tenantNo: KINVER, onBehalfOf: null };

async function entry(holderNo: number, change: Partial<ProvisionContent> = {}): Promise<string> {
  const id = newId();
  const plain = blankContent({ kind: 'service', name: 'Larder', runBy: 'St Peter', summary: 'Food', categories: [1] });
  const content = { ...plain, everywhere: true, ...change };
  const whole = { id, countyNo: Math.floor(holderNo / 1_000_000), holderNo, recordedByNo: null, content };
  await at(holderNo, (db) => createProvision(db, whole, ACTOR));
  return id;
}

const LIST = [
  'Ref,Name,Description,Category,Telephone,Postcode,Parish,Opening hours,Contact name,Mobile',
  'A1,Kinver Pantry,Food parcels,Food,01632 960 142,dy7 6aa,Kinver,Mon-Fri 9am-5pm,Ann Lee,07700 900 123',
  'A2,Shopping Run,"Collects, and delivers",Shopping; Food,,DY7 6AA,,ring first,,',
  'A3,,No name,Food,,,,,,',
  'A4,Bad Phone,Tries,Food,12,ZZ99 9ZZ,Atlantis,,,',
  'A1,Kinver Pantry again,Twice,Food,,,,,,',
].join('\r\n');

describe('a list', () => {
  it('is judged row by row, and changes nothing before it is applied', async () => {
    const batch = await sent(SOUTH_STAFFORDSHIRE, LIST);
    expect(batch).toMatchObject({ status: 'read', done: 5, outcome: { new: 2, refused: 3 } });
    expect(await verdictsOf(batch)).toEqual([
      ['Kinver Pantry', 'new', ''],
      // There is no category “Shopping” here.
      ['Shopping Run', 'new', 'categories'],
      ['', 'refused', 'name'],
      ['Bad Phone', 'refused', 'phone areaCodes postcode'],
      ['Kinver Pantry again', 'refused', 'id'],
    ]);
    const [pantry] = await rowsOf(batch);
    expect(pantry?.content).toMatchObject({
      name: 'Kinver Pantry',
      runBy: 'Kinver Pantry',
      phone: '+441632960142',
      postcode: 'DY7 6AA',
      areaCode: KINVER_AREA,
      areaCodes: [KINVER_AREA],
      contactName: 'Ann Lee',
      contactPhone: '+447700900123',
      source: 'A list',
      sourceId: 'A1',
      hours: { openings: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '09:00', closes: '17:00' }] },
    });
    expect(await behind()`select from provision`).toHaveLength(0);
  });

  it('is applied once, with an event for each entry and one for the desk', async () => {
    const batch = await applied(await sent(SOUTH_STAFFORDSHIRE, LIST));
    expect(batch).toMatchObject({ status: 'applied', outcome: { added: 2, updated: 0, meanwhile: 0 } });
    await applyImport({ tenantNo: SOUTH_STAFFORDSHIRE, id: batch.id });
    const entries = await behind()`
      select p.name, p.tenant_no, p.loc::text as loc, e.kind, e.version, e.content ->> 'name' as said
      from provision p join provision_event e on e.provision_id = p.id order by p.name`;
    expect(entries.map(({ name, kind, version, said }): unknown[] => [name, kind, version, said])).toEqual([
      ['Kinver Pantry', 'imported', 1, 'Kinver Pantry'],
      ['Shopping Run', 'imported', 1, 'Shopping Run'],
    ]);
    expect(entries[0]?.loc).toMatch(/^\(\d+,\d+\)$/);
    const events = await behind()`select kind, actor_name, data from desk_event where kind = 'import_applied'`;
    expect(events).toMatchObject([{ actor_name: 'Priya Nair', data: { added: 2, changed: 0 } }]);
    expect(await behind()`select from import_chunk where batch_id = ${batch.id}`).toHaveLength(0);
  });

  it('is the same when it comes again, and changes what has changed in it', async () => {
    const again = await sent(SOUTH_STAFFORDSHIRE, LIST);
    expect(again.outcome).toEqual({ new: 0, changed: 0, same: 2, duplicate: 0, refused: 3 });
    const later = LIST.replace('Food parcels', 'Hot meals').replace('Mon-Fri 9am-5pm', 'Sat 10-12');
    const changed = await sent(SOUTH_STAFFORDSHIRE, later);
    expect((await verdictsOf(changed)).slice(0, 2)).toEqual([
      ['Kinver Pantry', 'changed', 'summary hours'],
      ['Shopping Run', 'same', 'categories'],
    ]);
    expect((await applied(changed)).outcome).toMatchObject({ added: 0, updated: 1 });
    const rows = await behind()`
      select p.summary, p.version, p.phone, e.data from provision p join provision_event e
      on e.provision_id = p.id and e.version = p.version where p.source_id = 'A1'`;
    expect(rows).toMatchObject([
      { summary: 'Hot meals', version: 2, phone: '+441632960142', data: { fields: ['summary', 'hours'] } },
    ]);
    expect(await behind()`select from provision`).toHaveLength(2);
  });

  it('says of a name that is too long just that', async () => {
    const batch = await sent(KINVER, `Name,Description\n${'n'.repeat(200)},Fits\n${'n'.repeat(201)},Does not\n`);
    const [fits, long] = await rowsOf(batch);
    expect(fits?.verdict).toBe('new');
    expect(long?.said).toEqual([{ field: 'name', words: 'Use 200 characters or fewer' }]);
  });

  it('without ids finds its entries by name and postcode', async () => {
    const list = 'Name,Description,Post code\nSoup Stall,Soup,DY7 6AA\n';
    await applied(await sent(KINVER, list));
    expect((await sent(KINVER, list)).outcome).toMatchObject({ same: 1, new: 0 });
  });

  it('leaves alone what somebody has changed since it was read, and says so', async () => {
    const list = 'Ref,Name,Description\nM1,Mending,Mends\nM2,Lending,Lends\n';
    await applied(await sent(KINVER, list));
    const batch = await sent(KINVER, list.replace('Mends', 'Mends more').replace('Lends', 'Lends more'));
    await behind()`update provision set version = 9 where source_id = 'M1'`;
    expect((await applied(batch)).outcome).toMatchObject({ updated: 1, meanwhile: 1 });
    const [row] = await behind()`select summary, version from provision where source_id = 'M1'`;
    expect(row).toEqual({ summary: 'Mends', version: 9 });
  });

  it('is there whole or not at all', async () => {
    const batch = await sent(KINVER, 'Ref,Name,Description\nW1,Walks,Walks\nW2,Talks,Talks\n');
    await behind()`update import_row set content = jsonb_set(content, '{categories}', '[0]') where batch_id = ${batch.id} and no = 3`;
    await expect(applied(batch)).rejects.toThrow();
    expect(await behind()`select from provision where source_id in ('W1', 'W2')`).toHaveLength(0);
    expect(await batchOf(KINVER, batch.id)).toMatchObject({ status: 'applying' });
  });
});

describe('what stands already', () => {
  it('is named as a likely duplicate, also where another council of the county has it', async () => {
    await entry(CODSALL, { name: 'The Codsall Larder', phone: '+441632960777' });
    await entry(CODSALL, { name: 'Hidden Help', phone: '+441632960778', published: false });
    const list = [
      'Ref,Name,Description,Phone',
      'D1,Codsall Larder,Food,01632 960777',
      'D2,Another thing,Other,01632 960777',
      'D3,Hidden Help,Help,01632 960778',
    ].join('\n');
    const batch = await sent(KINVER, list);
    expect(await verdictsOf(batch)).toEqual([
      ['Codsall Larder', 'duplicate', 'name phone'],
      ['Another thing', 'new', ''],
      ['Hidden Help', 'new', ''],
    ]);
    expect(await at(KINVER, (db) => countAddable(db, batch.id))).toBe(1);
    expect((await applied(batch)).outcome).toMatchObject({ added: 2 });
    expect((await applied(await sent(KINVER, list), true)).outcome).toMatchObject({ added: 1 });
  });

  it('is found by its own id, and changed only where the desk reaches it', async () => {
    const own = await entry(KINVER, { name: 'Own entry' });
    const other = await entry(CODSALL, { name: 'Entry elsewhere' });
    const list = `Id,Name,Description\n${own},Own entry,Changed\n${other},Entry elsewhere,Changed\n`;
    const batch = await sent(KINVER, list);
    expect(await verdictsOf(batch)).toEqual([
      ['Own entry', 'changed', 'summary'],
      ['Entry elsewhere', 'duplicate', 'id'],
    ]);
    // It is a duplicate that nobody can add.
    expect(await at(KINVER, (db) => countAddable(db, batch.id))).toBe(0);
    expect(await verdictsOf(await sent(SOUTH_STAFFORDSHIRE, list))).toEqual([
      ['Own entry', 'changed', 'summary'],
      ['Entry elsewhere', 'changed', 'summary'],
    ]);
  });
});

describe('a file as people have it', () => {
  it.each([
    ['with semicolons', 'Ref;Name;Description\nS1;Café;Soup, bread\n'],
    ['with tabs', 'Ref\tName\tDescription\nS2\tCafé\tSoup, bread\n'],
    ['with a mark of UTF-8', '\uFEFFRef,Name,Description\nS3,Café,"Soup, bread"\n'],
    ['of Windows', Buffer.from('Ref,Name,Description\r\nS4,Café,"Soup, bread"\r\n', 'latin1')],
    ['of UTF-16', Buffer.from('\uFEFFRef\tName\tDescription\r\nS5\tCafé\tSoup, bread\r\n', 'utf16le')],
  ])('%s is read', async (_kind, text) => {
    const [row] = await rowsOf(await sent(KINVER, text));
    expect(row).toMatchObject({ verdict: 'new', content: { name: 'Café', summary: 'Soup, bread' } });
  });

  it.each([
    ['', 'empty'],
    ['PK\u0003\u0004', 'workbook'],
    ['%PDF-1.7,a,b\n1,2,\u0000\u0001', 'not a text file'],
    ['Just one line', 'not a CSV file'],
    ['{"a": 1}', 'not a list of services'],
  ])('%j is refused with the reason', async (text, reason) => {
    await expect(sent(KINVER, text)).rejects.toThrow(reason);
  });

  it('is refused when it has no end of a quotation, with nothing kept of it', async () => {
    const good = Array.from({ length: 8 }, (_, row) => `Row ${row},Good\n`).join('');
    const batch = await sent(KINVER, `Name,Description\n${good}"${'x'.repeat(300_000)}`);
    expect(batch.status).toBe('failed');
    expect(batch.problem).toContain('quotation mark');
  });
});

it('keeps a plan that names no day a plan when a list says that it is paused', async () => {
  const list = (status: string) => `Ref,Name,Description,Category,Status\nZq7,Zq plan,Later,Food,${status}\n`;
  for (const status of ['Planned', 'Paused']) await applied(await sent(KINVER, list(status)));
  const stands = () => behind()`select status, was_planned from provision where source_id = 'Zq7'`;
  expect(await stands()).toEqual([{ status: 3, was_planned: true }]);
  await applied(await sent(KINVER, list('Active')));
  expect(await stands()).toEqual([{ status: 2, was_planned: false }]);
});
