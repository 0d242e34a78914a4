import { expectAccessible, expectAllAccessible } from './axe';
import { expect, test } from './fixtures';

const DESK = '/south-staffordshire/desk';

test('the community map at the desk: everybody can use it', async ({ as }) => {
  const page = await as('officer');
  await page.goto(`${DESK}/provision`);
  const entry = (await page.locator('td a, th a').first().getAttribute('href')) ?? '';
  await expectAllAccessible(page, [
    `${DESK}/provision`,
    entry,
    `${entry}/edit`,
    `${entry}/holder`,
    `${DESK}/provision/new`,
    `${DESK}/provision/imports`,
    `${DESK}/overview`,
    `${DESK}/localities`,
    `${DESK}/pages`,
  ]);
});

test('the call desk and its scripts: everybody can use them', async ({ as }) => {
  const page = await as('officer');
  await expectAllAccessible(page, [`${DESK}/calls`, `${DESK}/calls/figures`, `${DESK}/scripts`]);
});

test('an operator answers a call with the keyboard alone: where they live and what they need', async ({ as }) => {
  const page = await as('deputy');
  await page.goto(`${DESK}/calls`);
  await page
    .getByRole('button', { name: /take a call|answer/i })
    .first()
    .press('Enter');
  await page.waitForURL(/calls\/[0-9a-f-]{36}/);
  await page.keyboard.press('w');
  await page.keyboard.type('st18 9bw');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('heading', { name: 'Coppenhall and around' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByText('food and supplies · open now first')).toBeVisible();
  await expectAccessible(page, 'a call in progress');
});
