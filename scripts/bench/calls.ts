import { chromium, type Page } from '@playwright/test';
import { openSides } from '#db/bench/handles';
import { tierOf } from '~/features/tenants/rules';
import { serve, type Site } from './http';
import { median, quantile, table } from './measure';
import { postcodesOf } from './provision';

const ROUNDS = 60;
const WARM_UP = 5;
const P95_AT_MOST_MS = 1000;
const PORT = 3903;

/**
 * From the last letter of a postcode to the answer that stands on the screen, in a real browser against the built server: the
 * call is saved, the place found, what there is ranked, and drawn.
 */
export async function measureCalls(large: Site, chromiumPath: string): Promise<{ text: string; missed: string[] }> {
  // A desk looks up the postcodes of its own county.
  const [first] = large.tenants;
  const site = { ...large, tenants: large.tenants.filter(({ countyNo }) => countyNo === first?.countyNo) };
  const sides = await openSides(site);
  const places = await postcodesOf(sides.secured, site);
  await Promise.all([sides.secured.end(), sides.bare.end()]);
  const server = await serve(site, PORT);
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext();
    const [name = '', value = ''] = server.cookie.split('=');
    await context.addCookies([{ name, value, url: server.origin }]);
    const page = await context.newPage();
    await beginCall(page, server.origin, site);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
      times.push(await answerTo(page, places[round % places.length]?.postcode ?? ''));
    }
    return figuresOf(site.name, times.slice(WARM_UP));
  } finally {
    await browser.close();
    server.stop();
  }
}

async function beginCall(page: Page, origin: string, { tenants }: Site): Promise<void> {
  const district = tenants.find(({ tenantNo }) => tierOf(tenantNo) === 'district');
  await page.goto(`${origin}/${district?.slug ?? ''}/desk/calls`);
  await page.getByRole('button', { name: 'Take a call' }).click();
  await page.getByText(/Call in progress · \d/).waitFor();
}

/** Measures in the page itself, from the next key to the frame that shows a place. As text: a compiler adds names of its own. */
const WATCH = `window.took = new Promise((resolve) => {
  const shown = () => [...document.querySelectorAll('h2')].some((one) => one.textContent.endsWith(' and around'));
  document.addEventListener('keydown', () => {
    const started = performance.now();
    const look = () => (shown() ? resolve(performance.now() - started) : requestAnimationFrame(look));
    look();
  }, { once: true, capture: true });
}); undefined`;

/** Types a postcode, waits before its last letter until all is quiet, and answers how long the rest took, ms. */
async function answerTo(page: Page, postcode: string): Promise<number> {
  await page.keyboard.press('w');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(postcode.slice(0, -1));
  await page.getByRole('heading', { name: 'Ask where they live' }).waitFor();
  await page.evaluate(WATCH);
  await page.keyboard.press(postcode.slice(-1));
  const time = await page.evaluate<number>('window.took');
  await page.keyboard.press('Escape');
  return time;
}

function figuresOf(name: string, times: readonly number[]): { text: string; missed: string[] } {
  const slow = quantile(times, 0.95);
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const text = table(
    ['call desk in the browser', `median of ${name}`, 'p95', 'to reach'],
    [['last letter of a postcode to the answer', ms(median(times)), ms(slow), `≤ ${P95_AT_MOST_MS} ms`]],
  );
  const missed = slow > P95_AT_MOST_MS ? [`call desk, last letter to the answer: p95 ${ms(slow)}`] : [];
  return { text, missed };
}
