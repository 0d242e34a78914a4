import { beforeAll, describe, expect, it } from 'vitest';
import { behind, DESK, setTheStage, SOUTH_STAFFORDSHIRE, visitor } from '../requests/stage';

setTheStage();

const PAGE = `${DESK.officer}/localities`;

/** The form as the page shows it: what a browser would send back unchanged. */
async function formOf(who: 'officer' | 'second' = 'officer'): Promise<Record<string, string>> {
  const { text } = await visitor(who).get(PAGE);
  const form = text.slice(text.indexOf(`action="${PAGE}"`), text.indexOf('</form>', text.indexOf(`action="${PAGE}"`)));
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const [name, value] = [/name="([^"]*)"/.exec(tag)?.[1], /value="([^"]*)"/.exec(tag)?.[1]];
    if (name && !tag.includes('type="checkbox"')) fields[name] = value ?? '';
  }
  for (const [, name, options] of form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = [...(options ?? '').matchAll(/<option [^>]*>/g)].find(([tag]) => tag.includes('selected'));
    fields[name ?? ''] = /value="([^"]*)"/.exec(chosen?.[0] ?? '')?.[1] ?? '';
  }
  return fields;
}

let opened: Record<string, string>;
beforeAll(async () => {
  opened = await formOf();
});

describe('the page of localities', () => {
  it.each([
    ['officer', 200],
    ['coordinator', 404],
    ['clerk', 404],
    ['call_handler', 404],
    ['social_care', 404],
    ['administrator', 404],
  ] as const)('is for those who draw them: a %s gets %d', async (who, status) => {
    expect((await visitor(who).get(`${DESK[who]}/localities`)).status).toBe(status);
    expect((await visitor(who).post(`${DESK[who]}/localities`, {})).status).toBe(status === 200 ? 422 : 404);
  });

  it('is closed to other councils, and sends who is not signed in to sign in', async () => {
    expect((await visitor('stranger').get(PAGE)).status).toBe(404);
    expect((await visitor('clerk').get(PAGE)).status).toBe(404);
  });

  it('shows every parish with exactly one locality', () => {
    const chosen = Object.entries(opened).filter(([name]) => /^parishes\[\d+\]\.locality$/.test(name));
    expect(chosen).toHaveLength(29);
    for (const [name, locality] of chosen) expect(locality, name).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('makes one, renames one and moves parishes, and leaves each parish in exactly one', async () => {
    const before = await formOf();
    const rows = Object.keys(before).filter((name) => /^localities\[\d+\]\.id$/.test(name)).length;
    const fresh = before[`localities[${rows - 1}].id`] ?? '';
    const drawn = {
      ...before,
      'localities[0].name': 'Zoë’s and O’Brien’s north',
      [`localities[${rows - 1}].name`]: 'By the canal',
      'parishes[0].locality': fresh,
      'parishes[7].locality': fresh,
      // Neither a parish that is named twice nor one of another district gets anywhere.
      'parishes[29].code': before['parishes[1].code'] ?? '',
      'parishes[29].locality': before['parishes[1].locality'] ?? '',
      'parishes[30].code': 'E04010232',
      'parishes[30].locality': fresh,
    };
    const long = await visitor('officer').post(PAGE, { ...drawn, 'localities[0].name': 'x'.repeat(200) });
    expect(long.status).toBe(422);
    for (const _ of [1, 2]) expect((await visitor('officer').post(PAGE, drawn)).location).toBe(`${PAGE}?done=drawn`);
    const districts = await behind()<{ code: string; n: number; ids: string[] }[]>`
      select area_code as code, count(*)::int as n, array_agg(locality_id) as ids from locality_area
      where county_no = 41 and locality_id in (select id from locality where tenant_no = ${SOUTH_STAFFORDSHIRE})
      group by area_code`;
    expect(districts.map(({ n }) => n)).toEqual(Array(29).fill(1));
    const inFresh = districts.filter(({ ids }) => ids[0] === fresh).map(({ code }) => code);
    expect(inFresh.toSorted()).toEqual([before['parishes[0].code'], before['parishes[7].code']].toSorted());
    for (const page of ['overview', 'provision', 'requests']) {
      const { text } = await visitor('officer').get(`${DESK.officer}/${page}`);
      expect([page, text.includes('By the canal')]).toEqual([page, true]);
    }
    expect((await visitor('officer').get(`${DESK.officer}/overview`)).text).toContain('Zoë’s and O’Brien’s north');
    opened = await formOf();
  });

  it('refuses a parish without a locality, at its field, and keeps what was chosen', async () => {
    const typed = { ...opened, 'parishes[3].locality': '', 'localities[0].name': 'Far north' };
    const { status, text } = await visitor('officer').post(PAGE, typed);
    expect(status).toBe(422);
    expect(text).toContain('<title>Error: ');
    expect(text).toMatch(/href="#parishes-3[^"]*"[^>]*>Choose a locality for /);
    expect(text).toContain('value="Far north"');
  });

  it('says of a locality that is removed where its parishes have to go', async () => {
    const gone = opened['localities[0].id'];
    const { status, text } = await visitor('officer').post(PAGE, { ...opened, 'localities[0].remove': 'yes' });
    expect(status).toBe(422);
    expect(text).toMatch(/Choose another locality for [^:<]+: Zoë’s and O’Brien’s north is to be removed/);

    const to = opened['localities[1].id'] ?? '';
    const moved = Object.fromEntries(
      Object.entries(opened).map(([name, value]) => [name, name.startsWith('parishes') && value === gone ? to : value]),
    );
    const sent = await visitor('officer').post(PAGE, { ...moved, 'localities[0].remove': 'yes' });
    expect([sent.status, sent.location]).toEqual([302, `${PAGE}?done=drawn`]);
    const after = await formOf();
    expect(Object.values(after)).not.toContain(gone);
    expect(Object.entries(after).filter(([, value]) => value === to).length).toBeGreaterThan(
      Object.entries(opened).filter(([, value]) => value === to).length,
    );
    expect((await visitor('officer').get(`${DESK.officer}/overview`)).text).not.toContain('Zoë’s and O’Brien');
  });

  it('tells who comes too late what was drawn meanwhile, and changes nothing', async () => {
    const before = await formOf();
    const { status, text } = await visitor('second').post(PAGE, { ...opened, 'localities[0].name': 'Mine' });
    expect(status).toBe(409);
    expect(text).toContain('Priya Nair has drawn the localities meanwhile');
    expect(text).toContain('value="Mine"');
    const now = await formOf();
    expect(now['localities[0].name']).toBe(before['localities[0].name']);
  });
});
