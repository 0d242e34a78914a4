import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fetchPage, FETCH_LIMITS, type FetchLimits } from '~/features/exchange/feed/fetch.server';
import { refusedServices } from '~/features/exchange/refused.server';
import { at, KINVER, KINVER_AREA, setTheStage } from '../requests/stage';
import { applied, fetched, rowsOf, sent, verdictsOf } from './stage';

setTheStage();

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

let site: Server;
let origin: string;
let answering: Answering;
let asked: string[] = [];

/** A real site on this machine, which only a test may fetch from. */
beforeAll(async () => {
  site = createServer((request, response) => {
    asked.push(request.url ?? '');
    answering(request, response);
  });
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
});

afterEach(() => (asked = []));
afterAll(() => {
  site.closeAllConnections();
  site.close();
});

const json = (body: unknown): Answering => {
  return (_request, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
};
const HERE: FetchLimits = { ...FETCH_LIMITS, allows: (address) => address === '127.0.0.1', timeMs: 2000 };

const service = (no: number, more: object = {}) => ({
  id: `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`,
  name: `Service ${no}`,
  description: 'Brings shopping',
  status: 'active',
  organization: { id: '1', name: 'Helpers', description: '' },
  ...more,
});

/** A feed of so many pages of two services. */
function feed(pages: number): Answering {
  return (request, response) => {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname === '/') {
      json({ version: '3.0', profile: 'x', openapi_url: 'y' })(request, response);
      return;
    }
    const page = Number(url.searchParams.get('page') ?? 1);
    const contents = [service(2 * page - 1), service(2 * page)];
    json({ total_pages: pages, page_number: page, last_page: page === pages, contents })(request, response);
  };
}

describe('the fetch', () => {
  it('never leaves for this machine, whatever the address is made of', async () => {
    answering = json([]);
    const port = new URL(origin).port;
    const hosts = [
      '127.0.0.1',
      'localhost',
      '2130706433',
      '0x7f000001',
      '0177.1',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      '[::]',
    ];
    for (const host of hosts) {
      await expect(fetchPage(`http://${host}:${port}/`), host).rejects.toThrow('private network');
    }
    expect(asked).toEqual([]);
  });

  it('refuses a name that has one closed address among its open ones', async () => {
    const resolve = () =>
      Promise.resolve([
        { address: '93.184.216.34', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ]);
    await expect(fetchPage('http://two.example/', { ...FETCH_LIMITS, resolve })).rejects.toThrow('private network');
  });

  it('connects to the address that was looked at, though the name leads elsewhere a moment later', async () => {
    answering = json([1]);
    let looked = 0;
    const resolve = () => {
      looked += 1;
      return Promise.resolve([{ address: looked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
    };
    const { text } = await fetchPage(`http://rebinding.invalid:${new URL(origin).port}/`, { ...HERE, resolve });
    expect([text, looked]).toEqual(['[1]', 1]);
  });

  it('looks at where a redirect leads as at the first address', async () => {
    const targets = [
      'http://localhost:8080/',
      'http://169.254.169.254/latest',
      'http://10.0.0.1/',
      'file:///etc/passwd',
    ];
    for (const location of targets) {
      answering = (_request, response) => void response.writeHead(302, { location }).end();
      const limits = { ...HERE, resolve: () => Promise.resolve([{ address: '::1', family: 6 }]) };
      await expect(fetchPage(origin, limits), location).rejects.toThrow(/private network|begins with http/);
    }
  });

  it('follows three redirects and not four', async () => {
    answering = (request, response) => {
      const step = Number(request.url?.slice(1) ?? 0);
      if (step < 4) response.writeHead(302, { location: `/${step + 1}` }).end();
      else json([])(request, response);
    };
    expect((await fetchPage(`${origin}/1`, HERE)).text).toBe('[]');
    await expect(fetchPage(`${origin}/0`, HERE)).rejects.toThrow('more than 3');
  });

  it('gives up on an answer that is too large, too slow, compressed or no success', async () => {
    answering = (_request, response) => void response.end('x'.repeat(5000));
    await expect(fetchPage(origin, { ...HERE, bytes: 4000 })).rejects.toThrow('larger');
    answering = (_request, response) => void response.write('[');
    await expect(fetchPage(origin, { ...HERE, timeMs: 200 })).rejects.toThrow('within');
    answering = (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
    await expect(fetchPage(origin, HERE)).rejects.toThrow('compressed');
    answering = (_request, response) => void response.writeHead(403).end('secret words');
    await expect(fetchPage(origin, HERE)).rejects.toThrow(/^The site answered with 403 instead of a feed\.$/);
  });
});

describe('a feed', () => {
  it('is read from its root to its last page, applied, and the same when it comes again', async () => {
    answering = feed(3);
    const batch = await fetched(KINVER, origin, { limits: HERE });
    expect(batch).toMatchObject({ status: 'read', done: 6, outcome: { new: 6 } });
    expect(asked).toHaveLength(4);
    expect((await applied(batch)).outcome).toMatchObject({ added: 6 });
    expect((await fetched(KINVER, `${origin}/services`, { limits: HERE })).outcome).toMatchObject({ same: 6, new: 0 });
  });

  it.each([
    ['on this machine', () => feed(1), FETCH_LIMITS, 'private network'],
    ['without end', () => feed(5000), HERE, 'more than 1000 pages'],
    ['that is a page', (): Answering => (_request, response) => void response.end('<html>'), HERE, 'not JSON'],
    ['that is something else', () => json({ hello: 1 }), HERE, 'not an Open Referral UK feed'],
    ['without services', () => json({ contents: [] }), HERE, 'no entries'],
  ])('%s is refused with the reason', async (_kind, made, limits, reason) => {
    answering = made();
    const batch = await fetched(KINVER, origin, { limits });
    expect(batch.status).toBe('failed');
    expect(batch.problem).toContain(reason);
  });
});

describe('services in a file', () => {
  const WHOLE = service(90, {
    url: 'https://example.org/pantry',
    email: 'Pantry@Example.org',
    fees: 'Free',
    contacts: [{ id: 'c', phones: [{ id: 'p', number: '01632 960 142', extension: 12 }] }],
    attributes: [{ taxonomy_term: { name: 'Food' } }, { taxonomy_term: { name: 'Something else' } }],
    service_areas: [{ uri: `https://statistics.data.gov.uk/id/statistical-geography/${KINVER_AREA}` }],
    service_at_locations: [
      { location: { addresses: [{ address_1: '3 High Street', city: 'Kinver', postal_code: 'dy76aa' }] } },
    ],
    schedules: [{ freq: 'WEEKLY', byday: 'MO,TH', opens_at: '09:00', closes_at: '12:30' }],
  });

  it('are read with all that belongs to them', async () => {
    const batch = await sent(KINVER, JSON.stringify({ contents: [WHOLE] }));
    const [row] = await rowsOf(batch);
    expect(row).toMatchObject({
      verdict: 'new',
      content: {
        name: 'Service 90',
        runBy: 'Helpers',
        website: 'https://example.org/pantry',
        email: 'pantry@example.org',
        phone: '+441632960142;ext=12',
        cost: 'Free',
        address: '3 High Street, Kinver',
        postcode: 'DY7 6AA',
        areaCodes: [KINVER_AREA],
        hours: { openings: [{ days: ['MO', 'TH'], opens: '09:00', closes: '12:30' }] },
      },
    });
  });

  it('are refused one by one', async () => {
    const odd = [WHOLE, { name: 'No id' }, service(91, { description: 7 }), 'text', null];
    expect(await verdictsOf(await sent(KINVER, JSON.stringify(odd)))).toEqual([
      ['Service 90', 'new', ''],
      ['', 'refused', 'id name summary'],
      ['Service 91', 'refused', 'summary'],
      ['', 'refused', 'id name summary'],
      ['', 'refused', 'id name summary'],
    ]);
  });

  it('are given back whole with the reasons where they are refused, and come in when they are put right', async () => {
    const odd = service(96, { description: 7, fees: '=1+1' });
    const long = service(97, { big: 'x'.repeat(60_000), description: '' });
    const batch = await sent(KINVER, JSON.stringify([odd, { name: 'No id' }, 'text', long]));
    let file = '';
    await at(KINVER, (db) => refusedServices(db, batch, (text) => Promise.resolve(void (file += text))));
    const { contents } = JSON.parse(file) as { contents: Record<string, unknown>[] };
    expect(contents[0]).toEqual({ ...odd, why_it_was_refused: 'What it offers: It does not say what it offers' });
    expect(contents[1]?.name).toBe('No id');
    expect(contents[1]?.why_it_was_refused).toContain('has no id');
    expect(contents[2]).toMatchObject({ was: 'text' });
    expect(contents[3]).toMatchObject({ id: service(97).id, name: 'Service 97' });
    expect(contents[3]?.left_out).toContain('too long');
    const right = { contents: [{ ...contents[0], description: 'Food' }] };
    expect((await sent(KINVER, JSON.stringify(right))).outcome).toMatchObject({ new: 1, refused: 0 });
  });

  it('say which parishes of another county they come without; a whole council is none', async () => {
    const areas = [
      { name: 'Kinver', extent: KINVER_AREA },
      { name: 'Elsewhere', extent: 'E04009999' },
      { name: 'Wychavon', extent: 'E07000238' },
    ];
    const [row] = await rowsOf(await sent(KINVER, JSON.stringify([service(95, { service_areas: areas })])));
    expect(row).toMatchObject({ verdict: 'new', content: { areaCodes: [KINVER_AREA] } });
    expect(row?.said).toEqual([{ field: 'areaCodes', words: 'We know no parish “Elsewhere E04009999”' }]);
  });

  it('are kept piece by piece, however long one is', async () => {
    const long = service(93, { description: 'é'.repeat(400_000) });
    const batch = await sent(KINVER, JSON.stringify([service(92), long, service(94)]));
    expect(await verdictsOf(batch)).toEqual([
      ['Service 92', 'new', ''],
      ['Service 93', 'refused', 'summary'],
      ['Service 94', 'new', ''],
    ]);
  });
});
