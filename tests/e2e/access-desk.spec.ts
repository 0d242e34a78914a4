import { type Page } from '@playwright/test';
import { type Account } from './accounts';
import { expectAccessible, expectAllAccessible } from './axe';
import { addRequest } from './desk';
import { expect, test } from './fixtures';

test.setTimeout(120_000);

/** The page of the first record of a list. */
async function firstOf(page: Page, list: string): Promise<string> {
  await page.goto(list);
  return (await page.locator('tbody .ju-table__name a').first().getAttribute('href')) ?? '';
}

const DESK = '/south-staffordshire/desk';

test('the queue and a request with all its parts: everybody can use them', async ({ as }) => {
  const page = await as('officer');
  const open = await firstOf(page, `${DESK}/requests?status=unmatched`);
  const parts = ['', '/edit', '/needs', '/closure', '/holder', '/notes', '/helpers', '/views'];
  await expectAllAccessible(page, [
    DESK,
    `${DESK}/requests`,
    `${DESK}/requests?q=nobody-of-this-name`,
    `${DESK}/requests/new`,
    ...parts.map((part) => open + part),
  ]);
});

test('requests in every state: everybody can read them', async ({ as }) => {
  const page = await as('officer');
  const states = ['part_matched', 'matched', 'done', 'refused', 'closed'];
  const found: string[] = [];
  for (const state of states) found.push(await firstOf(page, `${DESK}/requests?status=${state}`));
  const [, , done = ''] = found;
  await expectAllAccessible(page, [...found, `${done}/reopening`, `${done}/closure`]);
  await page.goto(`${done}?view=print`);
  await expectAccessible(page, 'the sheet to print');
});

test('the volunteers and an offer with all its parts: everybody can use them', async ({ as }) => {
  const page = await as('officer');
  const active = await firstOf(page, `${DESK}/offers?status=active`);
  const parts = ['', '/edit', '/notes', '/status?move=pause', '/status?move=refuse', '/status?move=withdraw', '/views'];
  await expectAllAccessible(page, [
    `${DESK}/offers`,
    `${DESK}/offers?q=nobody-of-this-name`,
    `${DESK}/offers/new`,
    ...parts.map((part) => active + part),
    await firstOf(page, `${DESK}/offers?status=withdrawn`),
    await firstOf(page, `${DESK}/offers?status=paused`),
  ]);
});

test('messages and the outbox: everybody can read them', async ({ as }) => {
  const page = await as('officer');
  const message = await firstOf(page, `${DESK}/messages`);
  await expectAllAccessible(page, [`${DESK}/messages`, message, `${DESK}/outbox`]);
  await page.goto(`${DESK}/messages?status=given_up`);
  await expectAccessible(page, 'messages that were given up');
});

/** What each sees differently: a page that is the same for all is looked at as one of them. */
const OTHERS: { who: Account; desk: string; pages: string[]; request: boolean }[] = [
  {
    who: 'county',
    desk: 'staffordshire',
    pages: ['', '/requests', '/people', '/people/new'],
    request: true,
  },
  { who: 'kinver', desk: 'kinver', pages: ['', '/requests'], request: false },
  { who: 'calls', desk: 'south-staffordshire', pages: ['', '/requests/new'], request: true },
  { who: 'socialCare', desk: 'staffordshire', pages: ['', '/requests'], request: true },
  { who: 'admin', desk: 'staffordshire', pages: ['', '/requests'], request: false },
];

for (const { who, desk, pages, request } of OTHERS) {
  test(`what ${who} sees: everybody can use it`, async ({ as }) => {
    const page = await as(who);
    const record = request ? [await firstOf(page, `/${desk}/desk/requests`)] : [];
    await expectAllAccessible(page, [...pages.map((part) => `/${desk}/desk${part}`), ...record]);
  });
}

test('choosing a desk, another council’s desk, ending a role: everybody can use them', async ({ as }) => {
  const page = await as('county');
  await page.goto('/staffordshire/desk/people?role=clerk');
  const ending = (await page.getByRole('link', { name: /^End/ }).first().getAttribute('href')) ?? '';
  await expectAllAccessible(page, [
    '/desks',
    '/account/password',
    '/staffordshire/desk/people/outbox',
    ending,
    '/south-staffordshire/desk',
  ]);
  await page.goto('/desks?q=nowhere');
  await expectAccessible(page, 'no council of that name');
  await page.goto('/staffordshire/desk/people?q=nobody-of-this-name');
  await expectAccessible(page, 'nobody of that name');
});

/** Sends a form as it stands, looks at how it comes back. */
async function comesBack(page: Page, path: string, button: string): Promise<void> {
  await page.goto(path);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click();
  expect((await answered).status(), path).toBe(422);
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.locator('.govuk-error-summary')).toBeFocused();
  await expectAccessible(page, `${path}, come back`);
}

test('the forms about a request say what is wrong so that everybody hears it', async ({ as }) => {
  const page = await as('officer');
  const { path } = await addRequest(page, 'south-staffordshire');
  await comesBack(page, `${DESK}/requests/new`, 'Record the request');
  await comesBack(page, `${path}/needs`, 'Add the need');
  await comesBack(page, `${path}/closure`, 'Close the request');
  await comesBack(page, `${path}/holder`, 'Hand it on');
  await comesBack(page, `${path}/notes`, 'Add the note');
  await page.goto(`${path}/edit`);
  await page.getByLabel('Full name').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.govuk-error-summary')).toBeFocused();
  await expectAccessible(page, 'a request without a name');
});

test('the forms about offers, people and signing in say what is wrong so that everybody hears it', async ({
  as,
  stranger,
}) => {
  const page = await as('officer');
  const offer = await firstOf(page, `${DESK}/offers?status=active`);
  await comesBack(page, `${DESK}/offers/new`, 'Record the offer');
  await comesBack(page, `${offer}/notes`, 'Add the note');
  await comesBack(page, `${offer}/status?move=refuse`, 'Refuse the offer');
  await comesBack(await as('admin'), '/staffordshire/desk/people/new', 'Send the invitation');
  await comesBack(await stranger(), '/sign-in', 'Sign in');
});

test('a change that came too late says so so that everybody hears it', async ({ as }) => {
  const [officer, deputy] = [await as('officer'), await as('deputy')];
  const { path } = await addRequest(officer, 'south-staffordshire');
  await officer.goto(`${path}/closure`);
  await deputy.goto(`${path}/edit`);
  await deputy.getByLabel('Diet and allergies').fill('Vegan');
  await deputy.getByRole('button', { name: 'Save' }).click();
  await officer.getByLabel('Closed').check();
  await officer.getByLabel('Reason').fill('Rang, all is well');
  await officer.getByRole('button', { name: 'Close the request' }).click();
  await expect(officer.getByRole('alert').first()).toContainText('has changed since you opened the page');
  await expect(officer.getByLabel('Reason')).toHaveValue('Rang, all is well');
  await expectAccessible(officer, 'a closure that came too late');
});

test('what is hidden, and what may not be done: everybody can read why', async ({ as }) => {
  const page = await as('admin');
  await page.goto('/wychavon/desk');
  await expectAccessible(page, 'a hidden desk');
  await page.goto('/staffordshire/desk/requests/00000000-0000-7000-8000-000000000000');
  await expectAccessible(page, 'a hidden request');
  const county = await as('county');
  await county.goto('/staffordshire/desk/people?role=administrator');
  const own = await county.getByRole('link', { name: /^End the role/ }).getAttribute('href');
  await page.goto(own ?? '');
  await page.getByRole('button', { name: 'End the role' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You cannot end a role of your own');
  await expectAccessible(page, 'what may not be done');
});
