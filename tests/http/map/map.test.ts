import { beforeAll, describe, expect, it, test } from 'vitest';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { asked, behind, CODSALL, DESK, setTheStage, visitor } from '../requests/stage';

setTheStage();

const FEW = 'fewer than 5';
let ids: string[] = [];

beforeAll(async () => {
  ids = [];
  for (let time = 0; time < 4; time += 1) ids.push(await asked());
  for (let time = 0; time < 6; time += 1) ids.push(await asked({ areaCode: 'E04008960' }));
});

describe('points', () => {
  const layers = ['requests', 'offers', 'provision'];
  const table: Record<Role, number[]> = {
    coordinator: [200, 200, 200],
    officer: [200, 200, 200],
    clerk: [200, 200, 200],
    call_handler: [200, 404, 200],
    social_care: [200, 404, 200],
    administrator: [404, 404, 404],
  };

  test.each(Object.keys(ROLES) as Role[])('are given to a %s only of what they may read', async (who) => {
    const answers = [];
    for (const layer of layers) answers.push(await visitor(who).get(`${DESK[who]}/map/points?show=${layer}`));
    expect(answers.map(({ status }) => status)).toEqual(table[who]);
    for (const { headers } of answers) expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it('are those of the range alone', async () => {
    const own = await visitor('clerk').get(`${DESK.clerk}/map/points?show=requests`);
    const others = await visitor('stranger').get(`${DESK.stranger}/map/points?show=requests`);
    expect(ids.filter((id) => own.text.includes(id))).toHaveLength(10);
    expect(ids.filter((id) => others.text.includes(id))).toEqual([]);
  });

  it('say nothing of who asks', async () => {
    const { text } = await visitor('officer').get(`${DESK.officer}/map/points?show=requests`);
    const { points } = JSON.parse(text) as { points: { features: { properties: object }[] } };
    expect(Object.keys(points.features[0]?.properties ?? {})).toEqual(['id', 'title', 'words', 'href']);
    const [row] = await behind()<{ name: string }[]>`select name from request where id = ${ids[0] ?? ''}`;
    expect(text).not.toContain(row?.name);
  });
});

describe('the map of whoever may read no request', () => {
  const page = (query: string) => visitor('administrator').get(`${DESK.administrator}/map?colour=requests${query}`);
  /** What is drawn, as the page gives it to its script. */
  const plan = (html: string) => /"shades":\{.*?\},"areas":\{.*?\},"here"/.exec(html)?.[0] ?? fail();
  const fail = () => {
    throw new Error('The page has no plan of a map');
  };
  const table = (html: string) => html.slice(html.indexOf('<table'), html.indexOf('</table>'));

  it('tells no small number, and none that a filter has narrowed', async () => {
    const { status, text } = await page('');
    expect(status).toBe(200);
    expect(table(text)).toMatch(/Kinver<\/th>.*?fewer than 5/);
    expect(table(text)).toMatch(/Codsall<\/th>[^<]*<td[^>]*><div>6/);
    expect(ids.filter((id) => text.includes(id))).toEqual([]);
    for (const query of [
      '&urgency=food_today',
      '&status=done',
      '&parish=E04008971',
      '&need=pets',
      '&q=a&show=requests',
      '&q=DY7%206AA&near=DY7%206AA&within=2',
      '&locality=southern&category=food&kind=food',
    ]) {
      const narrowed = (await page(query)).text;
      expect(table(narrowed), query).toBe(table(text));
      expect(plan(narrowed), query).toBe(plan(text));
    }
  });

  it('has neither points nor a filter, also where its words are sent as a form', async () => {
    const { text } = await page('&show=requests');
    expect(text).toContain('your role opens no requests');
    expect(text).not.toContain('ju-filter');
    expect(text).not.toContain('/map/points');
    const [row] = await behind()<{ name: string }[]>`select name from request where id = ${ids[0] ?? ''}`;
    const form = { q: row?.name ?? '', show: 'requests', colour: 'requests' };
    const { location } = await visitor('administrator').post(`${DESK.administrator}/map`, form);
    const searched = await visitor('administrator').get(location ?? '');
    expect(table(searched.text)).toBe(table(text));
    expect(searched.text).not.toContain(row?.name);
  });

  it('leads to no request, and shows nothing near one', async () => {
    expect((await visitor('administrator').get(`${DESK.administrator}/requests/${ids[0]}/nearby`)).status).toBe(404);
  });

  it('tells the numbers of volunteers to a call handler as little', async () => {
    const { text } = await visitor('call_handler').get(`${DESK.call_handler}/map?colour=offers`);
    expect(table(text)).toContain(FEW);
    expect(table(text)).not.toMatch(/<div>[0-4]<\/div>/);
  });
});

describe('the colours of a filter', () => {
  it('count what the list does, say so, and lead to it', async () => {
    const { text } = await visitor('officer').get(`${DESK.officer}/map?show=requests&status=unmatched&status=done`);
    expect(text).toContain('Requests with this filter, by parish');
    const href = /href="([^"]*requests\?[^"]*parish=E04008960)">(\d+)</.exec(text);
    expect(href?.[1]).toContain('status=done');
    const list = await visitor('officer').get((href?.[1] ?? '').replaceAll('&amp;', '&'));
    expect(list.text).toContain(`Showing all ${href?.[2]}`);
  });
});

describe('what is on a desk’s map', () => {
  it('stands under it in words too, under the same filter and with the same number as the list', async () => {
    const query = 'parish=E04008960&urgency=food_today&urgency=medicine&urgency=this_week&urgency=no_hurry';
    const { text } = await visitor('officer').get(`${DESK.officer}/map?show=requests&${query}`);
    const words = text.slice(text.indexOf('id="list"'), text.indexOf('</ul>', text.indexOf('id="list"')));
    const total = Number(/All (\d+) requests\./.exec(text)?.[1]);
    expect(words.match(/<li>/g)).toHaveLength(total);
    expect(ids.filter((id) => words.includes(id))).toHaveLength(6);
    const list = await visitor('officer').get(`${DESK.officer}/requests?${query}`);
    expect(list.text).toContain(`Showing all ${total}`);
  });

  it('is recorded as a view of volunteers, as their list is', async () => {
    const views = () => behind()`select from view_record where user_name = 'Priya Nair' and subject = 'Offer'`;
    const { count } = await views();
    await visitor('officer').get(`${DESK.officer}/map?show=offers`);
    expect((await views()).count).toBe(count + 1);
  });
});

describe('the filter of a county', () => {
  const at = (page: string) => `${DESK.coordinator}/${page}`;
  /** Where a filter leads that somebody fills in, and what stands there. */
  async function filtered(page: string, form: Record<string, string>) {
    const { status, location } = await visitor('coordinator').post(at(page), form);
    expect(status).toBe(302);
    const { text } = await visitor('coordinator').get(location ?? '');
    return { location: location ?? '', text: text.replaceAll('<!-- -->', '') };
  }

  it('takes a council by its name, in the list and on the map, with the same number', async () => {
    for (let time = 0; time < 3; time += 1) await asked({}, CODSALL);
    const list = await filtered('requests', { council: 'codsall' });
    expect(list.location).toContain(`council=${CODSALL}`);
    expect(list.text).toMatch(/name="council"[^>]*checked[^>]*value="41005007"|value="41005007"[^>]*checked/);
    expect(list.text).toContain('Showing all 3');
    const map = await filtered('map', { council: 'codsall', show: 'requests' });
    expect(map.text).toContain('All 3 requests.');
    const points = await visitor('coordinator').get(at(`map/points?show=requests&council=${CODSALL}`));
    expect((JSON.parse(points.text) as { points: { features: unknown[] } }).points.features).toHaveLength(3);
  });

  it('offers the localities of its districts to choose from, under their names', async () => {
    for (const page of ['requests', 'offers', 'map?show=requests', 'map?show=offers']) {
      const { text } = await visitor('coordinator').get(at(page));
      expect(text, page).toMatch(/<select[^>]*name="locality"/);
      expect(text, page).toContain('<optgroup label="South Staffordshire">');
    }
  });

  it('asks back what a name means, keeps one that is nobody’s, and narrows nothing meanwhile', async () => {
    const all = /Showing [^<]*/.exec(
      (await visitor('coordinator').get(at('requests'))).text.replaceAll('<!-- -->', ''),
    );
    for (const page of ['requests', 'offers']) {
      const several = await filtered(page, { council: 'staff' });
      expect(several.text).toContain('Which council did you mean by “staff”?');
      expect(several.text).toMatch(/href="[^"]*council=41005000[^"]*">South Staffordshire Council/);
    }
    const none = await filtered('requests', { parish: 'Atlantis' });
    expect(none.text).toContain('No parish here is called “Atlantis”');
    expect(none.text).toMatch(/name="parish"[^>]*value="Atlantis"|value="Atlantis"[^>]*name="parish"/);
    expect(none.text).toContain(all?.[0]);
  });
});

describe('what is near a request', () => {
  const nearby = (who: Parameters<typeof visitor>[0]) => visitor(who).get(`${DESK[who]}/requests/${ids[0]}/nearby`);

  it('lists volunteers only to whoever may read them, and says nothing of another parish’s request', async () => {
    expect((await nearby('officer')).text).toContain('Volunteers and groups</h2>');
    const { status, text } = await nearby('call_handler');
    expect(status).toBe(200);
    expect(text).toContain('On the community map</h2>');
    expect(text).not.toContain('Volunteers and groups</h2>');
    expect((await nearby('stranger')).status).toBe(404);
  });

  it('is recorded as a view of it', async () => {
    const { status, text } = await nearby('officer');
    expect(status).toBe(200);
    expect(text).toContain('What is near request');
    const seen =
      await behind()`select from view_record where subject_id = ${ids[0] ?? ''} and user_name = 'Priya Nair'`;
    expect(seen.count).toBeGreaterThan(0);
  });
});

describe('the public map', () => {
  it('is complete without its script, and fetches from nowhere else', async () => {
    const { status, text, headers } = await visitor('stranger').get('/south-staffordshire/map');
    expect(status).toBe(200);
    expect(text.length).toBeLessThan(100_000);
    expect(text).toContain('The same as a list');
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("connect-src 'self';");
    expect(policy).toContain("worker-src 'self';");
    expect(policy).not.toMatch(/unsafe|blob:/);
    expect(headers.has('X-Fetches-From')).toBe(false);
  });

  it('says the number of each parish in words, folded', async () => {
    const { text } = await visitor('stranger').get('/south-staffordshire/map');
    const folded = text.slice(text.indexOf('id="parishes"'));
    expect(folded).toMatch(/^id="parishes"><details class="govuk-details"><summary/);
    expect(folded).toMatch(/Kinver<\/th>[^<]*<td[^>]*><div>\d+</);
  });

  it('has what is published, and nobody who asks for help', async () => {
    const { text } = await visitor('stranger').get('/south-staffordshire/map/points?show=requests');
    expect(ids.filter((id) => text.includes(id))).toEqual([]);
    const page = await visitor('stranger').get('/south-staffordshire/map?colour=requests');
    expect(page.text).not.toContain('Open requests');
  });

  it('keeps its boundaries for good under the address of their state', async () => {
    const at = '/south-staffordshire/map/boundaries';
    const plain = await visitor('stranger').get(at);
    const etag = plain.headers.get('ETag') ?? '';
    expect([plain.status, plain.headers.get('Cache-Control')]).toEqual([200, 'no-cache']);
    const named = await visitor('stranger').get(`${at}?version=${etag.replaceAll('"', '')}`);
    expect(named.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    const known = await visitor('stranger').get(at, { 'If-None-Match': etag });
    expect([known.status, known.text]).toEqual([304, '']);
  });
});
