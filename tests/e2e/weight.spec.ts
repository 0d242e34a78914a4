import { type Page } from '@playwright/test';
import { askForHelp } from './ask';
import { expect, test } from './fixtures';
import { offerHelp } from './offer';

/** All that a page of a portal may send over the line, headers included: bytes. */
const MOST = 100_000;

const PAGES = [
  '/',
  '/?postcode=dy7%206aa',
  '/?postcode=nonsense',
  '/worcestershire',
  '/south-staffordshire',
  '/kinver',
  '/south-staffordshire/directory?place=dy7%206aa',
  '/south-staffordshire/progress',
  '/worcestershire/information/privacy',
  '/worcestershire/information/money-bills-and-benefits',
  '/south-staffordshire/get-help/who',
  '/south-staffordshire/offer-help/kind',
  '/south-staffordshire/nothing-here',
  '/nowhere-at-all',
];

/** What the line carries for a page that is opened for the first time, bytes. */
async function weigh(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  });
  await page.goto(path);
  return (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
}

for (const path of PAGES) {
  test(`${path} weighs little and needs no script`, async ({ page }) => {
    const weight = await weigh(page, path);
    expect(weight).toBeGreaterThan(1000);
    expect(weight).toBeLessThanOrEqual(MOST);
    await expect(page.locator('script')).toHaveCount(0);
  });
}

test('the long questions and the private pages weigh little and need no script', async ({ page, stranger }) => {
  const request = await askForHelp(page);
  const offer = await offerHelp(page);
  const parts = ['', '?change=add', '?change=contact', '?change=withdrawal'].map((part) => request.link + part);
  for (const path of [...parts, offer.link]) {
    const fresh = await stranger();
    expect(await weigh(fresh, path), path).toBeLessThanOrEqual(MOST);
    await expect(fresh.locator('script')).toHaveCount(0);
  }
});
