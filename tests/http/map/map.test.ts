import { beforeAll, describe, expect, it, test } from 'vitest';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { asked, behind, DESK, setTheStage, visitor } from '../requests/stage';

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
    administrator: [404, 404, 200],
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
    ]) {
      expect(table((await page(query)).text), query).toBe(table(text));
    }
  });

  it('is looked at from no request', async () => {
    expect((await page(`&near-request=${ids[0]}`)).status).toBe(404);
  });

  it('tells the numbers of volunteers to a call handler as little', async () => {
    const { text } = await visitor('call_handler').get(`${DESK.call_handler}/map?colour=offers`);
    expect(table(text)).toContain(FEW);
    expect(table(text)).not.toMatch(/<div>[0-4]<\/div>/);
  });
});

describe('a map near a request', () => {
  it('is recorded as a view of it', async () => {
    const { status, text } = await visitor('officer').get(`${DESK.officer}/map?near-request=${ids[0]}&show=provision`);
    expect(status).toBe(200);
    expect(text).toContain('What is near request');
    const seen =
      await behind()`select from view_record where subject_id = ${ids[0] ?? ''} and user_name = 'Priya Nair'`;
    expect(seen.count).toBe(1);
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
