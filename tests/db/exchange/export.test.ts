import { describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { exportCsv, exportServices } from '~/features/exchange/export.server';
import { spooled } from '~/features/exchange/spool.server';
import { fullServiceSchema, pageSchema } from '~/features/open-referral/schema';
import { createProvision } from '~/features/provision/create.server';
import { readEntryFilter } from '~/features/provision/filters';
import { hoursSchema } from '~/features/provision/hours-schema';
import { entryChoices, readEntries } from '~/features/provision/list.server';
import { placesAround } from '~/features/provision/places.server';
import { blankContent, type ProvisionContent } from '~/features/provision/schema';
import {
  as,
  at,
  behind,
  CODSALL,
  deskAt,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  WORCESTERSHIRE,
} from '../requests/stage';
import { saidOf } from '~/features/exchange/words';
import { applied, rowsOf, sent, verdictsOf } from './stage';

setTheStage();

const ACTOR = { id: null, name: 'Tom Bayliss', tenantNo: KINVER, onBehalfOf: null };

type Row = Record<string, unknown>;

async function entry(holderNo: number, change: Partial<ProvisionContent> = {}): Promise<string> {
  const id = newId();
  const plain = blankContent({ kind: 'service', name: 'Larder', runBy: 'St Peter', summary: 'Food', categories: [1] });
  const content = { ...plain, everywhere: true, ...change };
  const whole = { id, countyNo: Math.floor(holderNo / 1_000_000), holderNo, recordedByNo: null, content };
  await at(holderNo, (db) => createProvision(db, whole, ACTOR));
  return id;
}

/** Whatever an entry can say, odd things among them. */
const ODD: Partial<ProvisionContent>[] = [
  {
    name: '=HYPERLINK("http://evil.example","Click")',
    summary: '+44 is no formula\nbut "this", a; second\tline',
    address: '-1 High Street,\n@Kinver',
    contactName: '@SUM(A1)',
    staffNotes: "'quoted",
    phone: '+441632960142;ext=12',
    contactPhone: '+33142685300',
    email: 'a@b.example',
    website: 'http://example.org/x?y=1',
    cost: '- free -',
  },
  {
    name: 'Timed',
    everywhere: false,
    areaCodes: [KINVER_AREA],
    postcode: 'DY7 6AA',
    areaCode: KINVER_AREA,
    loc: { x: 1, y: 2 },
    placePublic: false,
    published: false,
    kind: 'food',
    status: 'paused',
    pausedUntil: '2031-02-03',
    plannedFrom: '2030-01-02',
    capacityLeft: 0,
    categories: [3, 1, 88],
    charityNo: '0012345',
    source: 'A list; of old',
    sourceId: '007',
    hours: hoursSchema.parse({
      openings: [{ days: ['TU'], opens: '22:00', closes: '02:00', every: 'month', nth: -1, from: '2026-01-01' }],
      exceptions: [{ from: '2026-12-24', to: '2026-12-26', why: 'Christmas; closed' }],
      note: 'ring, first',
    }),
  },
  { name: 'Simple', hours: hoursSchema.parse({ openings: [{ days: ['MO', 'FR'], opens: '09:00', closes: '17:00' }] }) },
];

async function exported(tenantNo: number, query = '', write = exportCsv) {
  const desk = await deskAt(tenantNo, 'officer');
  return as(desk, async (db) => {
    const around = await placesAround(db, desk.tenant);
    const filter = readEntryFilter(new URLSearchParams(query), entryChoices(desk, around));
    let count = 0;
    const file = await spooled(async (add) => {
      count = await write(db, { desk, filter, around }, add);
    });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await new Response(file).arrayBuffer());
    const { counts } = await readEntries(db, desk, filter, around, new URL('http://x/'));
    return { text, count, listed: counts.total };
  });
}

describe('an export', () => {
  it('holds what the list shows, whatever is asked for, and is the same when it comes back', async () => {
    for (const odd of ODD) await entry(KINVER, odd);
    await entry(CODSALL, { name: 'In Codsall', status: 'ended' });
    await entry(SOUTH_STAFFORDSHIRE, { name: 'Of the district', kind: 'council' });
    for (const query of [
      '',
      'kind=council',
      'status=ended',
      'holder=us',
      `council=${KINVER}`,
      'q=timed',
      `parish=${KINVER_AREA}`,
      'todo=unpublished',
    ]) {
      const { count, listed } = await exported(SOUTH_STAFFORDSHIRE, query);
      expect([query, count]).toEqual([query, listed]);
      expect(count).toBeGreaterThan(0);
    }
    const all = await exported(SOUTH_STAFFORDSHIRE, 'status=planned&status=active&status=paused&status=ended');
    const again = await sent(SOUTH_STAFFORDSHIRE, all.text);
    expect(again.outcome).toEqual({ new: 0, changed: 0, same: 5, duplicate: 0, refused: 0 });
  });

  it('holds nothing that a spreadsheet takes for a formula', async () => {
    const { text } = await exported(KINVER);
    const starts = text.split(/\r\n|,|"/).map((piece) => piece.slice(0, 1));
    expect(text.startsWith('\uFEFFId,Name,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""http`);
    expect(starts.filter((first) => first === '=' || first === '@')).toEqual([]);
  });

  it('holds nothing of another range', async () => {
    const { text } = await exported(CODSALL, 'status=ended');
    expect(text).toContain('In Codsall');
    expect(text).not.toContain('HYPERLINK');
  });
});

describe('an export as Open Referral UK', () => {
  const ALL = 'status=planned&status=active&status=paused&status=ended';

  it('holds what is published of what the list shows, as the feed tells it', async () => {
    const { text, count } = await exported(SOUTH_STAFFORDSHIRE, ALL, exportServices);
    expect(text).toContain('"number":"+441632960142","extension":12,"description":"Extension 12"');
    const { contents, total_items: total } = pageSchema(fullServiceSchema).parse(JSON.parse(text));
    const names = contents.map(({ name }) => name);
    expect([total, contents.length, names]).toEqual([count, count, [...names].sort((a, b) => a.localeCompare(b))]);
    expect(names).toContain('Of the district');
    expect(names).not.toContain('Timed'); // Not published.
    expect(text).not.toMatch(/SUM\(A1\)|quoted|33142685300/);
    const kinds = await exported(SOUTH_STAFFORDSHIRE, 'kind=council', exportServices);
    expect(pageSchema(fullServiceSchema).parse(JSON.parse(kinds.text)).contents).toHaveLength(1);
    const none = await exported(SOUTH_STAFFORDSHIRE, 'q=nothinglikeit', exportServices);
    expect(JSON.parse(none.text)).toMatchObject({ contents: [], empty: true, total_items: 0 });
  });

  it('changes nothing when it comes back, and makes nothing twice at another council', async () => {
    await entry(KINVER, {
      name: 'Waiting',
      status: 'planned',
      plannedFrom: '2099-01-02',
      postcode: 'DY7 6AA',
      areaCode: KINVER_AREA,
      loc: { x: 1, y: 2 },
      hours: hoursSchema.parse({
        openings: [{ days: ['MO'], opens: '09:00', closes: '17:00' }],
        exceptions: [{ from: '2026-12-24', to: '2026-12-26' }],
        note: 'ring, first',
      }),
    });
    const { text, count } = await exported(SOUTH_STAFFORDSHIRE, ALL, exportServices);
    const again = await sent(SOUTH_STAFFORDSHIRE, text);
    expect(await verdictsOf(again)).toEqual(expect.arrayContaining([['Waiting', 'same', '']]));
    expect(again.outcome).toEqual({ new: 0, changed: 0, same: count, duplicate: 0, refused: 0 });
    const abroad = await applied(await sent(WORCESTERSHIRE, text));
    expect(abroad.outcome).toMatchObject({ new: count, added: count, refused: 0 });
    const planned = await exported(WORCESTERSHIRE, 'status=planned', exportServices);
    expect(planned.text).toContain('"Planned from 2099-01-02"');
    const twice = await sent(WORCESTERSHIRE, text);
    expect(twice.outcome).toEqual({ new: 0, changed: 0, same: count, duplicate: 0, refused: 0 });
  });
});

describe('what another county exported', () => {
  it('comes over whole, but for what is known there alone, which is said', async () => {
    const [, odd] = ODD;
    const id = await entry(KINVER, { ...odd, name: 'Travelling Library', localityIds: [newId()], source: 'Libraries' });
    const { text } = await exported(SOUTH_STAFFORDSHIRE, 'status=paused&q=travelling');
    const abroad = await sent(WORCESTERSHIRE, text, { choices: { covers: 'place' } });
    const [row, ...others] = await rowsOf(abroad);
    expect(others).toEqual([]);
    expect(saidOf('new', row?.said ?? [], null)).toMatch(
      /^Comes without some of it\. Parishes: We know no parish “Kinver E04008971”\. Localities: We know no locality “[-0-9a-f]{36}”$/,
    );
    const [home] = await behind()`select * from provision where id = ${id}`;
    expect(await applied(abroad)).toMatchObject({ outcome: { added: 1, refused: 0 } });
    const [there] = await behind()`select * from provision where county_no = 47 and name = 'Travelling Library'`;
    const carried = ({
      name,
      kind,
      status,
      hours,
      postcode,
      capacity_left,
      categories,
      charity_no,
      source,
      source_id,
    }: Row) => [name, kind, status, hours, postcode, capacity_left, categories, charity_no, source, source_id];
    expect(carried(there as Row)).toEqual(carried(home as Row));
    const again = await sent(WORCESTERSHIRE, text, { choices: { covers: 'place' } });
    expect(again.outcome).toMatchObject({ new: 0, refused: 0 });
  });
});
