import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { testDatabase, type TestDatabase } from '../db/database';
import { startApp, type Answer, type TestApp, type Visitor } from './app';

const SOUTH_STAFFORDSHIRE = 41_005_000;

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await testDatabase({ places: true });
  app = await startApp(database);
}, 300_000);

afterAll(async () => {
  await app.stop();
  await database.close();
});

const titleOf = (text: string) => /<title>(.*?)<\/title>/.exec(text)?.[1];

describe('the way in', () => {
  it.each([
    [
      'WR10 1PE',
      ['Pershore Town Council', 'Wychavon District Council', 'Worcestershire County Council', '01632 960 115'],
    ],
    ['wr101pe', ['WR10 1PE is in Pershore, Wychavon']],
    ['DY7 6ZZ', ['We do not know DY7 6ZZ', 'South Staffordshire Council']],
    ['SW1A 1AA', ['outside the area', 'gov.uk/find-local-council']],
    ['WR10', ['Enter a whole postcode', 'Wychavon District Council']],
    ['', ['Enter a postcode']],
    ['💥 <b>', ['Enter a whole postcode', '💥 &lt;b&gt;']],
  ])('answers %j sensibly', async (postcode, words) => {
    const { status, text } = await app.visitor().get(`/?${new URLSearchParams({ postcode }).toString()}`);
    expect(status).toBe(200);
    for (const word of [...words, 'Staffordshire County Council', 'Sign in']) expect(text).toContain(word);
  });

  it('shows what a place has at any portal, with the services that others run', async () => {
    const { text } = await app.visitor().get('/worcestershire/directory?place=WR10+1PE');
    expect(text).toContain('Severn Valley Money Advice');
    expect(text).toContain('Food and supplies');
    const elsewhere = await app.visitor().get('/worcestershire/directory?place=DY7+6HL');
    expect(elsewhere.text).not.toContain('Severn Valley Money Advice');
  });
});

describe('every portal', () => {
  it.each(['/worcestershire', '/wychavon', '/south-staffordshire', '/kinver', '/pershore'])(
    '%s is whole without script',
    async (path) => {
      const { status, text } = await app.visitor().get(path);
      expect(status).toBe(200);
      for (const word of ['Get help', 'Offer help', 'tel:01632', 'Accessibility', 'Crown copyright'])
        expect(text).toContain(word);
      expect(text).not.toContain('<script');
      expect(text).toMatch(/--brand:#[0-9a-f]{6}/);
    },
  );

  it('answers a page it does not have inside its own frame, with its phone line', async () => {
    const { status, text } = await app.visitor().get('/kinver/information/nothing');
    expect(status).toBe(404);
    expect(text).toContain('tel:01632960361');
    expect(titleOf(text)).toContain('Page not found');
  });
});

describe('a page that staff write', () => {
  it('stays in their list when it is taken down, and in its form as it last was', async () => {
    const officer = await app.staff([{ tenantNo: SOUTH_STAFFORDSHIRE, role: 'officer' }]);
    const list = '/south-staffordshire/desk/pages';
    const page = (version: string, what: string, slug = 'sandbags') => ({
      ...{ id: newId(), version, slug, title: 'Where to get sandbags', markdown: 'At the depot.', do: what },
    });
    const published = await officer.post(`${list}/new`, page('0', 'publish'));
    expect(published.location).toBe(`${list}/sandbags?done=publish`);
    await officer.post(`${list}/sandbags`, page('1', 'withdraw'));
    const form = await officer.get(`${list}/sandbags?done=withdraw`);
    expect(form.status).toBe(200);
    for (const word of ['At the depot.', 'the portal does not show it', 'Taken down'])
      expect(form.text).toContain(word);
    expect(form.text).not.toContain('See it on the portal');
    expect((await officer.get(list)).text).toContain('Taken down: open it to put it up again');
    expect((await app.visitor().get('/south-staffordshire/information/sandbags')).status).toBe(404);

    const again = await officer.post(`${list}/new`, page('0', 'publish'));
    expect(again.status).toBe(409);
    expect(again.text).toContain('There is a page under this word already');
    expect(again.text).toContain(`href="${list}/sandbags"`);
    const ofFile = await officer.post(`${list}/new`, page('0', 'draft', 'privacy'));
    expect([ofFile.status, ofFile.text.includes(`href="${list}/privacy"`)]).toEqual([409, true]);

    await officer.post(`${list}/sandbags`, page('2', 'publish'));
    expect((await app.visitor().get('/south-staffordshire/information/sandbags')).text).toContain('At the depot.');
  });
});

const ASKED: [string, Record<string, string | string[]>][] = [
  ['who', { who: 'me' }],
  ['needs', { categories: ['food'] }],
  ['urgency', { urgency: 'food_today' }],
  ['details', {}],
  ['postcode', { postcode: 'DY7 6HL' }],
  ['name', { name: 'Ada Testing', address: '1 High Street' }],
  ['contact', { phone: '01632 960 555' }],
  ['born', {}],
  ['access', {}],
  ['consent', { share: 'no' }],
  ['check', {}],
];

const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

/** Fills in the form and sends it; answers the private link, the answer to the last page and what that page carried. */
async function ask(visitor: Visitor, change: Record<string, Record<string, string>> = {}) {
  let carried = {};
  let sent: Answer | undefined;
  for (const [step, usual] of ASKED) {
    const page = await visitor.get(`/kinver/get-help/${step}`);
    carried = {
      draft: hidden(page.text, 'draft'),
      seen: hidden(page.text, 'seen'),
      wording: hidden(page.text, 'wording'),
    };
    sent = await visitor.post(`/kinver/get-help/${step}`, { ...(change[step] ?? usual), ...carried });
    expect(sent.status, step).toBe(302);
  }
  const { text } = await visitor.get('/kinver/get-help/done');
  return { link: /\/my\/request\/[\w-]{43}/.exec(text)?.[0] ?? '', sent, carried };
}

/** Begins the form in a window of its own and fills it in; answers the address of the page that shows all answers. */
async function fillIn(visitor: Visitor, name: string): Promise<string> {
  let at = '/kinver/get-help/who';
  for (const [step, usual] of ASKED.slice(0, -1)) {
    const { text } = step === 'who' ? { text: '' } : await visitor.get(at);
    const carried = { draft: hidden(text, 'draft'), wording: hidden(text, 'wording') };
    const sent = await visitor.post(at, { ...usual, ...(step === 'name' ? { name } : {}), ...carried });
    expect(sent.status, step).toBe(302);
    at = sent.location ?? '';
  }
  return at;
}

const keyIn = (at: string) => /draft=(\w{16})/.exec(at)?.[1] ?? 'none';
const backIn = (text: string) => /<a[^>]*govuk-back-link[^>]*>/.exec(text)?.[0].match(/href="([^"]*)"/)?.[1];

describe('an address', () => {
  it('in capitals, as on a leaflet, leads to the council', async () => {
    const { status, location } = await app.visitor().get('/Kinver/get-help?from=leaflet');
    expect([status, location]).toEqual([308, '/kinver/get-help?from=leaflet']);
    expect((await app.visitor().get('/Kinvar')).status).toBe(404);
  });

  it.each(['/kinver/%E0%A4%A', '/%', '/kinver%00', '/kinver/directory/%00a'])('%s has a page of ours', async (path) => {
    const { status, text } = await app.visitor().get(path);
    expect([status, text.includes('Find your council')]).toEqual([404, true]);
  });

  it('of a page that is gone speaks to residents, not to staff', async () => {
    for (const path of ['/kinver/information/nothing', `/my/request/${'x'.repeat(43)}`]) {
      expect((await app.visitor().get(path)).text).not.toContain('another council');
    }
  });
});

describe('a NUL, as some pastes have one', () => {
  it('is left out of what is searched for', async () => {
    for (const path of ['/kinver/directory?words=b%00read', '/?postcode=DY7%006HL', '/kinver/map?words=%00']) {
      expect([path, (await app.visitor().get(path)).status]).toEqual([path, 200]);
    }
  });

  it('is left out of what is typed, at a portal and on a private link', async () => {
    const visitor = app.visitor();
    const { link } = await ask(visitor, { name: { name: 'Ada\0 Nulltest', address: '1\0 High Street' } });
    const { text } = await visitor.get(`${link}?change=access`);
    const access = {
      intent: 'access',
      version: hidden(text, 'version'),
      accessNeeds: 'Slow\0ly to the door',
      diet: '',
    };
    expect((await visitor.post(link, access)).status).toBe(302);
    expect((await visitor.get(link)).text).toContain('Slowly to the door');
  });
});

describe('asking for help', () => {
  it('says first in the title that something is wrong, and answers 422', async () => {
    const { status, text } = await app.visitor().post('/kinver/get-help/who', {});
    expect(status).toBe(422);
    expect(titleOf(text)).toMatch(/^Error: Who needs help\?/);
    expect(text).toContain('href="#who"');
  });

  it('keeps the draft under a cookie that no script and no other portal sees', async () => {
    const visitor = app.visitor();
    const { headers, location } = await visitor.post('/kinver/get-help/who', { who: 'me' });
    expect(location).toMatch(/^\/kinver\/get-help\/needs\?draft=[0-9a-f]{16}$/);
    expect(headers.get('set-cookie')).toMatch(
      /^draft-get-help=[\w-]{43}; Path=\/kinver; Max-Age=604800; HttpOnly; SameSite=Lax$/,
    );
    const { text } = await visitor.get('/kinver/get-help/who');
    expect(text).toMatch(/value="me" checked|checked="" value="me"/);
  });

  it('keeps every link of a window to its own draft, whichever was begun last, and opens none in another browser', async () => {
    const visitor = app.visitor();
    const [ada, bob] = [await fillIn(visitor, 'Ada Window'), await fillIn(visitor, 'Bob Window')];
    expect(ada).not.toBe(bob);
    for (const [check, name] of [
      [ada, 'Ada Window'],
      [bob, 'Bob Window'],
      [ada, 'Ada Window'],
    ] as const) {
      const page = await visitor.get(check);
      expect(page.text).toContain(name);
      const links = page.text.match(/href="\/kinver\/get-help\/[^"]*"/g) ?? [];
      expect(links.length).toBeGreaterThan(8);
      expect(links.filter((link) => !link.endsWith(`draft=${keyIn(check)}"`))).toEqual([]);
      const change = /href="(\/kinver\/get-help\/name[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const question = await visitor.get(change);
      expect(question.text).toContain(`value="${name}"`);
      expect(backIn(question.text)).toBe(check);
      const before = (await visitor.get(change.replace('from=check&', ''))).text;
      expect(backIn(before)).toBe(`/kinver/get-help/postcode?draft=${keyIn(check)}`);
    }
    expect((await app.visitor().get(ada)).location).toBe(`/kinver/get-help/who?again=1&draft=${keyIn(ada)}`);
    const page = await visitor.get(ada);
    const carried = { draft: hidden(page.text, 'draft'), seen: hidden(page.text, 'seen') };
    expect((await visitor.post(ada, carried)).location).toBe('/kinver/get-help/done');
    expect((await visitor.get(ada)).location).toBe('/kinver/get-help/done');
    expect((await visitor.get(bob)).text).toContain('Bob Window');
  });

  it('keeps what was sent under a cookie that goes with the browser', async () => {
    const visitor = app.visitor();
    const { sent } = await ask(visitor);
    expect(sent?.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^sent-get-help=[\w-]{43}; Path=\/kinver; HttpOnly; SameSite=Lax$/),
      'draft-get-help=; Path=/kinver; Max-Age=0; HttpOnly; SameSite=Lax',
    ]);
  });

  it('ends with a reference and a private link that nobody keeps and nobody finds', async () => {
    const visitor = app.visitor();
    const { link, carried } = await ask(visitor);
    const own = await app.visitor().get(link);
    expect(own.status).toBe(200);
    expect(own.text).toContain('Ada Testing');
    expect(own.text).toContain('name="robots" content="noindex"');
    expect(own.headers.get('cache-control')).toBe('no-store');
    const progress = await visitor.get('/kinver/progress');
    expect(progress.text).toContain('was sent from this device');
    expect(progress.text).toContain('This is a shared computer: forget my request here');
    const late = await visitor.post('/kinver/get-help/name', {
      ...carried,
      name: 'Someone Else',
      address: 'Elsewhere',
    });
    expect((await visitor.get(late.location ?? '')).text).toContain('The answer you changed was not taken.');
    expect((await app.visitor().get('/kinver/get-help/done')).location).toBe('/kinver/get-help');
  });

  it('answers a wrong private link like any page that is not there', async () => {
    const visitor = app.visitor();
    const wrong = await visitor.get(`/my/request/${'x'.repeat(43)}`);
    const short = await visitor.get('/my/request/x');
    expect([wrong.status, short.status]).toEqual([404, 404]);
    const bare = (text: string) => text.replace(/nonce="[^"]*"/g, '');
    expect(bare(wrong.text)).toBe(bare(short.text));
    expect((await visitor.post(`/my/request/${'x'.repeat(43)}`, { intent: 'withdrawal', version: '1' })).status).toBe(
      404,
    );
  });

  it('takes a change from the private link and shows it', async () => {
    const visitor = app.visitor();
    const { link } = await ask(visitor);
    const late = await visitor.post(`${link}?change=contact`, {
      intent: 'contact',
      version: '7',
      email: 'a@test.example',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('changed meanwhile');
    expect(late.text).toContain('a@test.example');
    expect((await visitor.post(link, { intent: 'withdrawal', version: '1' })).location).toBe(`${link}?done=withdrawal`);
    expect((await visitor.get(link)).text).toContain('You took this request back');
  });
});
