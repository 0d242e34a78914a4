import { beforeAll, describe, expect, it } from 'vitest';
import { DESK, setTheStage, visitor } from '../requests/stage';

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
    expect(text).toMatch(/Choose another locality for [^:<]+: Northern is to be removed/);

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
    expect((await visitor('officer').get(`${DESK.officer}/overview`)).text).not.toContain('>Northern<');
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
