import type { Locator, Page } from '@playwright/test';
import { SHADES, type Boundaries, type MapPlan, type Points } from '~/ui/map/plan';
import { expectAccessible } from './axe';
import { foreignServer, secondServer, setMapStyle } from './beside';
import { addRequest } from './desk';
import { expect, signIn, test } from './fixtures';
import { alike, colourOf, coloursAt, over, placedIn, type Colour } from './pixels';

// A browser that draws WebGL without a graphics card.
test.use({
  // Every pixel is drawn by the processor: a small window, and a map that arrives at once.
  viewport: { width: 800, height: 600 },
  contextOptions: { reducedMotion: 'reduce' },
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      '--disable-background-networking',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  },
});

/** Where no other test writes anything down, so that two pages one after the other show the same. */
const DESK = '/wyre-forest/desk';
const GROUND = colourOf('#f3f5f5');
const POINT = colourOf('#a3221a');

const figure = (page: Page): Locator => page.locator('.ju-map');
const box = (page: Page): Locator => page.locator('.ju-map__box');

/** How many features are painted, once the map has come to rest with all of them in view. */
async function drawn(page: Page): Promise<number> {
  await expect(figure(page)).toHaveAttribute('data-drawn', /\d/, { timeout: 30_000 });
  const all = page.getByRole('button', { name: /^Show all/ });
  if (await all.isVisible()) {
    await all.click();
    await expect(all).toBeHidden();
  }
  return Number(await figure(page).getAttribute('data-drawn'));
}

/** The plan that a page gives its map. */
async function planOf(page: Page): Promise<MapPlan> {
  const data = await page.evaluate(
    () => (window as unknown as { __remixContext: { state: { loaderData: object } } }).__remixContext.state.loaderData,
  );
  const pages = Object.values(data) as ({ plan?: MapPlan } | null)[];
  return pages.find((one) => one?.plan)?.plan as MapPlan;
}

/** "146 requests · 3 without a place": how many there are, and how many of them can be drawn. */
async function ledeOf(page: Page): Promise<{ total: number; placed: number }> {
  const lede = (await page.locator('.ju-lede').first().textContent()) ?? '';
  const total = Number(/^(No|[\d,]+)/.exec(lede)?.[0].replace('No', '0').replace(',', ''));
  const missing = Number(/([\d,]+) without a place/.exec(lede)?.[1]?.replace(',', '') ?? 0);
  return { total, placed: total - missing };
}

/** How many a list of the desk says that it has. */
async function listed(page: Page): Promise<number> {
  const pages = page.getByRole('navigation', { name: 'Pages' });
  if ((await pages.count()) === 0) return 0;
  const words = (await pages.textContent()) ?? '';
  return words.includes('the only one') ? 1 : Number(/(?:of|all) ([\d,]+)/.exec(words)?.[1]?.replace(',', ''));
}

test('a desk’s map paints as many as its lists count, under the same filters', async ({ stranger }) => {
  test.slow();
  const page = await stranger();
  await signIn(page, 'officer@wyre-forest.example');
  for (const [list, filter] of [
    ['requests', 'status=done&status=withdrawn'],
    ['offers', 'kind=group'],
    ['offers', 'does=food&near=DY10+1AA&within=10'],
    ['provision', 'kind=food&kind=service&category=food'],
  ] as const) {
    await page.goto(`${DESK}/${list}?${filter}`);
    const count = await listed(page);
    await page.getByRole('link', { name: 'On the map' }).click();
    const painted = await drawn(page);
    const { total, placed } = await ledeOf(page);
    expect([total, painted], `${list}?${filter}`).toEqual([count, placed]);
    await expect(page.getByRole('link', { name: /^The same .* as a list$/ })).toHaveAttribute(
      'href',
      new RegExp(`^${DESK}/${list}`),
    );
  }
});

test('the public map paints what the directory counts, alone or beside a place', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.goto('/wyre-forest/directory');
  const category = (await page.locator('input[name=category]').first().getAttribute('value')) ?? '';
  for (const filter of ['', `category=${category}`, 'open=now', 'place=Bewdley&within=5']) {
    await page.goto(`/wyre-forest/directory?${filter}`);
    const lede = (await page.locator('.ju-lede').first().textContent()) ?? '';
    const link = page.getByRole('link', { name: 'See it on a map' });
    if ((await link.count()) === 0) continue;
    await link.click();
    const painted = await drawn(page);
    const said = (await page.locator('.ju-lede').first().textContent()) ?? '';
    expect(said.replace(/ · (all of them|\d+ without).*/, ''), filter).toBe(lede);
    const points = await pointsOf(page);
    expect(painted, filter).toBe(points.features.length);
  }
  expect([...new Set(asked)]).toEqual([new URL(page.url()).origin]);
  await expectAccessible(page, 'the public map');
});

async function pointsOf(page: Page): Promise<Points> {
  const { points } = await planOf(page);
  if (typeof points !== 'string') throw new Error('The page has its points with it');
  return ((await (await page.request.get(points)).json()) as { points: Points }).points;
}

test('a map is painted where things are, and opens records by mouse and by keyboard', async ({ stranger }) => {
  test.slow();
  const page = await stranger();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await signIn(page, 'officer@wyre-forest.example');
  const { name, path } = await addRequest(page, 'wyre-forest', { postcode: 'DY12 1AA' });
  await page.goto(`${DESK}/map`);
  await page.getByLabel('Name, reference, phone or postcode').fill(name);
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(figure(page)).toHaveAttribute('data-drawn', '1', { timeout: 30_000 });
  expect(page.url()).not.toContain(name.replace(' ', '+'));

  // Areas in their shades, the ground around them, the request in its place.
  const { shades, boundaries } = await planOf(page);
  const { areas, labels, box: around } = (await (await page.request.get(boundaries)).json()) as Boundaries;
  const place = await placedIn(box(page), around);
  const parishes = labels.features.flatMap(({ geometry, properties }) => {
    const area = areas.features.find((one) => one.properties?.name === properties?.name);
    const shade = shades[String(area?.properties?.code)];
    if (geometry.type !== 'Point' || properties?.kind !== 'parish' || shade === undefined) return [];
    const [x, y] = place(geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0);
    return [{ shade: over(colourOf(SHADES[shade] ?? ''), GROUND, 0.65), spots: near(x, y) }];
  });
  const painted = await coloursAt(
    page,
    box(page),
    parishes.flatMap(({ spots }) => spots),
  );
  const right = parishes.filter(({ shade, spots }, at) =>
    painted.slice(at * spots.length, (at + 1) * spots.length).some((colour) => alike(colour, shade)),
  );
  expect(right.length).toBeGreaterThan(parishes.length * 0.8);
  expect(new Set(parishes.map(({ shade }) => shade.join())).size).toBeGreaterThan(1);
  const [longitude, latitude] = (await pointsOf(page)).features[0]?.geometry.coordinates ?? [0, 0];
  const [x, y] = place(longitude, latitude);
  const [request, corner] = (await coloursAt(page, box(page), [
    [x, y],
    [12, 12],
  ])) as [Colour, Colour];
  expect(alike(request, POINT), `${request.join()} where the request is`).toBe(true);
  expect(alike(corner, GROUND), `${corner.join()} in the corner`).toBe(true);

  // By mouse: the point opens, and leads to the record; an area tells its number.
  await box(page).click({ position: { x, y } });
  await expect(page.locator('.maplibregl-popup a')).toHaveAttribute('href', path);

  // By keyboard: the map moves, what is in view changes, and the record opens.
  const said = page.locator('.ju-map__said');
  await expect(said).toContainText('1 request in this part of the map');
  await page.locator('.maplibregl-canvas').focus();
  await expect(async () => {
    await page.keyboard.press('ArrowRight');
    await expect(said).toContainText('0 of 1 request in this part of the map', { timeout: 700 });
  }).toPass({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Show all 1' }).press('Enter');
  await expect(said).toContainText('1 request in this part of the map');
  await page.getByText('In view', { exact: true }).press('Enter');
  await expectAccessible(page, 'a map of the desk');
  await page.locator('.ju-map__in-view a').press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);

  // What is near it, by distance, beside a map of the same.
  await page.getByRole('link', { name: 'What is near' }).click();
  await expect(page.locator('.ju-near-list').first().locator('li').first()).toContainText(/km away/);
  const lines = await page.locator('.ju-near-list li').filter({ hasText: 'km away' }).count();
  expect(await drawn(page)).toBe(lines);
  await expectAccessible(page, 'what is near a request');

  const { origin } = new URL(page.url());
  expect(asked.filter((url) => !url.startsWith(`${origin}/`) && !url.startsWith('blob:'))).toEqual([]);
  expect(asked.filter((url) => url.includes('mapbox-gl'))).toEqual([]);
});

/** Spots around a name, one of which it does not cover. */
function near(x: number, y: number): [number, number][] {
  return [
    [x - 9, y - 9],
    [x + 9, y - 9],
    [x - 9, y + 9],
    [x + 9, y + 9],
    [x, y - 13],
    [x, y + 13],
  ];
}

test('without WebGL a map says so, and where the same stands in words', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto('/wyre-forest/map');
  await expect(page.locator('.ju-map__said')).toContainText('This browser could not draw the map: it needs WebGL');
  await expect(box(page)).toBeHidden();
  await page.getByRole('link', { name: 'The same as a list' }).click();
  await expect(page).toHaveURL(/\/wyre-forest\/directory/);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });

  test('the public map says so, and has everything in words', async ({ page }) => {
    await page.goto('/wyre-forest/map');
    const words = page.locator('.ju-map__said noscript');
    await expect(words).toBeVisible();
    expect(await words.textContent()).toContain('The map needs JavaScript');
    await expect(box(page)).toBeHidden();
    const first = page.locator('#list a').first();
    const name = await first.innerText();
    await first.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  });
});

const STREETS: Colour = [18, 160, 90];

/** A style of one colour: its shape is fetched by the map's worker, as tiles are. */
function styleOf(data: unknown) {
  return {
    version: 8,
    sources: { land: { type: 'geojson', data } },
    layers: [{ id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': `rgb(${STREETS.join()})` } }],
  };
}

const LAND = {
  type: 'Polygon',
  coordinates: [
    [
      [-10, 40],
      [10, 40],
      [10, 60],
      [-10, 60],
      [-10, 40],
    ],
  ],
};

test('streets come from a council’s own style, or from Mapbox with a token, and from nowhere else', async ({
  page,
}) => {
  test.slow();
  const styles = await foreignServer((origin) => ({
    '/style.json': styleOf(`${origin}/land.json`),
    '/land.json': LAND,
  }));
  await setMapStyle('lichfield', `${styles.origin}/style.json`);
  const server = await secondServer({ MAPBOX_TOKEN: 'pk.eyJ1IjoidGVzdCJ9.invented' });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const origins = () => [...new Set(asked.splice(0).map((url) => new URL(url).origin))].toSorted();
  try {
    const own = await page.goto(`${server.origin}/lichfield/map`);
    expect(own?.headers()['content-security-policy']).toContain(`connect-src 'self' ${styles.origin};`);
    await drawn(page);
    expect(alike((await coloursAt(page, box(page), [[12, 12]]))[0] as Colour, STREETS)).toBe(true);
    expect(asked.filter((url) => url.includes('mapbox'))).toEqual([]);
    const without = await page.request.get(`${server.origin}/lichfield/directory`);
    expect(without.headers()['content-security-policy']).toContain("connect-src 'self';");
    expect(origins()).toEqual([server.origin, styles.origin].toSorted());

    await page.route('https://api.mapbox.com/styles/**', (route) => route.fulfill({ json: styleOf(LAND) }));
    await page.route('https://events.mapbox.com/**', (route) => route.fulfill({ status: 204 }));
    await page.route('https://api.mapbox.com/map-sessions/**', (route) => route.fulfill({ status: 200, body: '' }));
    const mapbox = await page.goto(`${server.origin}/tamworth/map`);
    expect(mapbox?.headers()['content-security-policy']).toContain(
      "connect-src 'self' https://api.mapbox.com https://events.mapbox.com;",
    );
    expect(await drawn(page)).toBeGreaterThan(0);
    expect(alike((await coloursAt(page, box(page), [[12, 12]]))[0] as Colour, STREETS)).toBe(true);
    expect(asked.filter((url) => url.includes('maplibre'))).toEqual([]);
    expect(origins().filter((origin) => !/^https:\/\/(api|events)\.mapbox\.com$/.test(origin))).toEqual([
      server.origin,
    ]);
  } finally {
    await setMapStyle('lichfield', null);
    await server.stop();
    await styles.stop();
  }
});
