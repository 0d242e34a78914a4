import { type Page } from '@playwright/test';
import { addRequest, referencesIn } from './desk';
import { expect, someone, test } from './fixtures';

/** How many the list says it has: "Showing 1 to 25 of 86", "Showing all 3", "Showing the only one". */
async function totalOf(page: Page): Promise<number> {
  const words = (await page.locator('.ju-pagination > span').textContent()) ?? '';
  if (words === 'Showing the only one') return 1;
  return Number((/([\d,]+)$/.exec(words)?.[1] ?? '').replaceAll(',', ''));
}

/** The references on all pages of a list, page by page; it must have more than `least` pages. */
async function allPages(page: Page): Promise<string[][]> {
  const pages = [await referencesIn(page)];
  const next = page.getByRole('link', { name: 'Next page' });
  while (await next.isVisible()) {
    await next.click();
    pages.push(await referencesIn(page));
  }
  return pages;
}

/** The number that stands in the filter beside a box. */
async function countBeside(page: Page, label: string): Promise<number> {
  const option = page.locator('.ju-filter__option').filter({ has: page.getByText(label, { exact: true }) });
  return Number((await option.locator('.ju-filter__count').textContent())?.replaceAll(',', ''));
}

// No other test adds or changes a request in Worcestershire, nor in the north of South Staffordshire.
const FILTERS: { who: 'otherCounty' | 'wychavon' | 'officer'; desk: string; tick: string[]; query: RegExp }[] = [
  { who: 'otherCounty', desk: 'worcestershire', tick: ['Food today'], query: /urgency=food_today/ },
  { who: 'otherCounty', desk: 'worcestershire', tick: ['Wychavon', 'Over a week'], query: /district=.*age=week/ },
  { who: 'wychavon', desk: 'wychavon', tick: ['Refused', 'Withdrawn', 'Closed'], query: /(status=\w+&?){3}/ },
  { who: 'officer', desk: 'south-staffordshire', tick: ['Northern', 'Done'], query: /status=done.*locality=northern/ },
];

for (const { who, desk, tick, query } of FILTERS) {
  test(`at ${desk}, ${tick.join(' and ')}: the counts are those of the list`, async ({ as }) => {
    const page = await as(who);
    await page.goto(`/${desk}/desk/requests`);
    for (const label of tick) await page.getByRole('search').getByLabel(label).check();
    const last = tick.at(-1) ?? '';
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page).toHaveURL(query);
    const total = await totalOf(page);
    const beside = await countBeside(page, last);
    const references = (await allPages(page)).flat();
    expect(references).toHaveLength(total);
    expect(new Set(references).size).toBe(total);
    if (tick.length === 1) expect(beside).toBe(total);
    expect(total).toBeGreaterThan(0);
  });
}

test('pages go on and back and keep the filter', async ({ as }) => {
  const page = await as('otherCounty');
  await page.goto('/worcestershire/desk/requests?status=done');
  const forth = await allPages(page);
  expect(forth.length).toBeGreaterThan(2);
  expect(new Set(forth.flat()).size).toBe(forth.flat().length);
  const back = [await referencesIn(page)];
  const previous = page.getByRole('link', { name: 'Previous page' });
  while (await previous.isVisible()) {
    await previous.click();
    await expect(page.getByRole('search').getByLabel('Done')).toBeChecked();
    back.unshift(await referencesIn(page));
  }
  expect(back).toEqual(forth);
});

test('a filter is in the address: it can be passed on, and cleared', async ({ as }) => {
  const [one, other] = [await as('wychavon'), await as('wychavon')];
  await one.goto('/wychavon/desk/requests');
  await one.getByRole('search').getByLabel('Collecting medication').check();
  await one.getByRole('button', { name: 'Apply' }).click();
  await other.goto(one.url());
  expect(await referencesIn(other)).toEqual(await referencesIn(one));
  await expect(other.getByRole('search').getByLabel('Collecting medication')).toBeChecked();
  await other.getByRole('link', { name: 'Clear the filter' }).click();
  await expect(other.getByRole('search').getByLabel('Collecting medication')).not.toBeChecked();
});

test('a search for somebody leaves their name out of the address, on every page of the list', async ({ as }) => {
  const page = await as('officer');
  await page.goto('/south-staffordshire/desk/requests');
  await page.getByLabel('Name, reference, phone or postcode').fill('Margaret');
  await page.getByRole('search').getByLabel('Done').check();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/[?&]words=[\w-]+/);
  await expect(page).toHaveURL(/status=done/);
  expect(page.url().toLowerCase()).not.toContain('margaret');
  await expect(page.getByLabel('Name, reference, phone or postcode')).toHaveValue('Margaret');
});

test('finds people however their names, numbers and postcodes are typed', async ({ as }) => {
  const page = await as('officer');
  const brien = someone('Siobhan').replace(' Q', " O'Brien Q");
  const zoe = someone('Zoë');
  const first = await addRequest(page, 'south-staffordshire', { name: brien, postcode: 'WV5 9AA' });
  await addRequest(page, 'south-staffordshire', { name: zoe });
  const unique = (name: string) => name.split(' ').at(-1) ?? '';

  async function finds(typed: string, name: string): Promise<void> {
    await page.goto('/south-staffordshire/desk/requests');
    await page.getByLabel('Name, reference, phone or postcode').fill(typed);
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.locator('.ju-found-name', { hasText: name }), `${typed} finds ${name}`).toBeVisible();
  }
  await finds(`O'Brien ${unique(brien)}`, brien);
  await finds(`O’BRIEN ${unique(brien)}`, brien);
  await finds(`ZOË ${unique(zoe)}`, zoe);
  await finds(`+44 ${first.phone.slice(1)}`, brien);
  await finds('wv59aa', brien);
  await finds('Wv5 9aa', brien);
});

test('says why a list is empty and what to do', async ({ as }) => {
  const page = await as('officer');
  const nobody = someone('Nobody');
  await page.goto(`/south-staffordshire/desk/requests?q=${encodeURIComponent(nobody)}`);
  await expect(page.getByText(`Nothing found for “${nobody}”`)).toBeVisible();
  await page.getByRole('link', { name: 'Show all open requests' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Open requests');
  const { name } = await addRequest(page, 'south-staffordshire');
  await page.goto(`/south-staffordshire/desk/requests?status=done&q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name: 'Show the one of another status' }).click();
  await expect(page.locator('.ju-found-name', { hasText: name })).toBeVisible();
});
