import { type Page } from '@playwright/test';
import { sessionFile } from './accounts';
import { addRequest } from './desk';
import { expect, mailOf, someone, somePhone, test } from './fixtures';

// One after the other: all of them are the same operator, who has one new call at a time.
test.describe.configure({ mode: 'default' });

const DESK = '/south-staffordshire/desk';

/** Begins a call with Enter, leaves a mark on the page that is gone when a page changes, and answers the call's address. */
async function takeCall(page: Page): Promise<string> {
  await page.goto(`${DESK}/calls`);
  await page.getByRole('button', { name: 'Take a call' }).press('Enter');
  await page.waitForURL(/calls\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/Call in progress · \d/)).toBeVisible();
  await page.evaluate(() => void Object.assign(window, { stayed: true }));
  return new URL(page.url()).pathname;
}

/** Types into a field that a key jumps to, and leaves it, so that letters are keys again. */
async function say(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key);
  await page.keyboard.type(text);
  await page.keyboard.press('Escape');
}

/** The name's field is the one after the phone number. */
async function sayWho(page: Page, phone: string, name: string): Promise<void> {
  await page.keyboard.press('p');
  await page.keyboard.type(phone);
  await page.keyboard.press('Tab');
  await page.keyboard.type(name);
  await page.keyboard.press('Escape');
}

/** Moves by Tab to a field or button, as somebody without a mouse does. Of radios Tab reaches the first. */
async function tabTo(page: Page, role: 'button' | 'radio' | 'textbox', name: RegExp | string): Promise<void> {
  const target = page.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) }).first();
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 90; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}

const allSaved = (page: Page) => expect(page.getByText(/^Saved \d\d:\d\d$/)).toBeVisible();

/** Ends a call with the keys. No page has changed until then. */
async function finish(page: Page): Promise<void> {
  await page.keyboard.press('f');
  await expect(page.getByRole('heading', { name: 'Finish the call' })).toBeVisible();
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  await tabTo(page, 'radio', 'The caller has what they need');
  await page.keyboard.press('Space');
  await tabTo(page, 'button', 'Finish the call');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The call is finished.')).toBeVisible();
}

test('an operator signposts with one key and emails what was told, with the keyboard alone', async ({ as }) => {
  const page = await as('calls');
  const call = await takeCall(page);
  const name = someone("Zoë O'Brien");
  await sayWho(page, somePhone(), name);
  await say(page, 'w', 'dy76aa');
  await expect(page.getByRole('heading', { name: 'Kinver and around' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByText('food and supplies · open now first')).toBeVisible();
  const first = page.getByRole('button', { name: /^Signpost/ }).first();
  const key = (await first.getAttribute('aria-keyshortcuts')) ?? '';
  const row = page.getByRole('row').filter({ has: page.locator(`[aria-keyshortcuts="${key}"]`) });
  const [entry = ''] = (await row.getByRole('rowheader').innerText()).split('\n');
  await page.keyboard.press(key);
  const told = page.locator('.ju-call__told li').filter({ hasText: 'Told about' });
  await expect(told).toContainText(entry);
  await tabTo(page, 'textbox', /^Email address/);
  await page.keyboard.type(mailOf(name));
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await expect(page.getByText('An email with what you told them is on its way.')).toBeVisible();
  await finish(page);
  await page.goto(call);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText(/^Signposted · The caller has what they need/)).toBeVisible();
  const officer = await as('officer');
  await expect(async () => {
    await officer.goto(`${DESK}/outbox`);
    const letter = officer.locator('.ju-card').filter({ hasText: `To ${mailOf(name)}` });
    await expect(letter).toContainText(entry, { timeout: 500 });
    await expect(letter).not.toContainText(name);
  }).toPass();
});

test('an operator takes a request without retyping anything, with the keyboard alone', async ({ as }) => {
  const page = await as('calls');
  const known = await addRequest(await as('officer'), 'south-staffordshire', { postcode: 'DY7 6AA' });
  const call = await takeCall(page);
  await sayWho(page, known.phone, known.name);
  await expect(page.locator('.ju-call__known')).toContainText(known.name);
  await say(page, 'w', 'DY7 6AA');
  await expect(page.getByRole('heading', { name: 'Kinver and around' })).toBeVisible();
  await page.keyboard.press('1');
  await say(page, 'n', 'Neighbour is ill');
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { name: 'Take a request' })).toBeVisible();
  // What it may double is there before the form is looked at, and what was said stands in it.
  await expect(page.locator(`main a[href="${known.path}"]`).last()).toBeVisible();
  const right = page.locator('[data-part="request"]');
  await expect(right.locator('[name="name"]')).toHaveValue(known.name);
  await expect(right.locator('[name="phone"]')).toHaveValue(known.phone);
  await expect(right.locator('[name="postcode"]')).toHaveValue('DY7 6AA');
  await expect(right.locator('[name="note"]')).toHaveValue('Neighbour is ill');
  await expect(right.getByLabel('Food and supplies', { exact: true })).toBeChecked();
  // What is said only now stands in the request too, and brings what it may double.
  await say(page, 'n', ', rings at noon');
  await expect(right.locator('[name="note"]')).toHaveValue(/rings at noon/);
  await tabTo(page, 'radio', /food.*today/i);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(right.getByLabel('This week')).toBeChecked();
  await tabTo(page, 'radio', 'Yes');
  await page.keyboard.press('Space');
  await tabTo(page, 'button', 'Record the request');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The request is recorded.')).toBeVisible();
  await finish(page);
  await page.goto(call);
  await expect(page.getByText(/^Request taken · /)).toBeVisible();
  await page.getByRole('link', { name: 'Open the request' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(known.name);
});

test('an operator books a call-back after the line was lost and the browser closed, with the keyboard alone', async ({
  as,
  browser,
}) => {
  const page = await as('calls');
  const call = await takeCall(page);
  const name = someone('Ida');
  await sayWho(page, somePhone(), name);
  await allSaved(page);
  await page.context().setOffline(true);
  await say(page, 'w', 'st18 9bw');
  await expect(page.getByText(/^Not saved yet: trying again/)).toBeVisible();
  await say(page, 'n', 'Insulin runs out on Friday');
  // A key that needs the server waits: the page stays as it is.
  await page.keyboard.press('b');
  await expect(page.getByLabel(/^Notes/)).toHaveValue('Insulin runs out on Friday');
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).toContain('ju-call-');
  expect(kept).not.toMatch(/Insulin|st18/);
  const left = await page.context().storageState();
  await page.context().close();
  const again = await (await browser.newContext({ storageState: left })).newPage();
  await again.goto(`${DESK}/calls`);
  await again.getByRole('link', { name: `Go on with the call of ${name}` }).press('Enter');
  await expect(again.getByText('What you typed while the line was lost is saved now.')).toBeVisible();
  await expect(again.getByRole('heading', { name: 'Coppenhall and around' })).toBeVisible();
  await expect(again.getByLabel(/^Notes/)).toHaveValue('Insulin runs out on Friday');
  expect(await again.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('ju-call-')))).toEqual([]);
  await again.evaluate(() => void Object.assign(window, { stayed: true }));
  await again.keyboard.press('b');
  await tabTo(again, 'textbox', /^What about/);
  await again.keyboard.type('Insulin');
  await allSaved(again);
  await again.reload();
  await expect(again.getByLabel(/^What about/)).toHaveValue('Insulin');
  await again.evaluate(() => void Object.assign(window, { stayed: true }));
  await tabTo(again, 'radio', 'In an hour');
  await again.keyboard.press('Space');
  await tabTo(again, 'button', 'Book the call-back');
  await again.keyboard.press('Enter');
  await expect(again.getByText('The call-back is booked.')).toBeVisible();
  await finish(again);
  await expect(again.getByRole('table', { name: 'Call-backs' })).toContainText(name);
  await again.goto(call);
  await expect(again.getByText(/^Call-back booked · /)).toBeVisible();
  await again.context().close();
});

test('a call is taken without any script from beginning to end', async ({ browser }) => {
  const context = await browser.newContext({ storageState: sessionFile('calls'), javaScriptEnabled: false });
  const page = await context.newPage();
  const name = someone('Edith');
  await page.goto(`${DESK}/calls`);
  await page.getByRole('button', { name: 'Take a call' }).click();
  await expect(page.getByText(/^Saved with each button that you press here/)).toBeVisible();
  await page.getByLabel(/^Phone number/).fill(somePhone());
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Parish, if the postcode is not known').selectOption({ label: 'Kinver' });
  await page.getByLabel(/Food and supplies$/).check();
  await page.getByRole('button', { name: 'Find help' }).click();
  await expect(page.getByRole('heading', { name: 'Kinver and around' })).toBeVisible();
  await page
    .getByRole('button', { name: /^Signpost/ })
    .first()
    .click();
  await expect(page.getByText(/^Told about/)).toBeVisible();
  await page.getByRole('button', { name: /^Call back/ }).click();
  await page.getByLabel('Tomorrow morning at 10:00').check();
  await page.getByRole('button', { name: 'Book the call-back' }).click();
  await expect(page.getByText('The call-back is booked.')).toBeVisible();
  await page.getByRole('button', { name: /^Finish/ }).click();
  await page.getByRole('button', { name: 'Finish the call' }).click();
  await expect(page.getByRole('link', { name: 'Choose how the call ended' })).toBeVisible();
  await page.getByLabel('A question was answered').check();
  await page.getByRole('button', { name: 'Finish the call' }).click();
  await expect(page.getByRole('table', { name: 'The last calls' })).toContainText(name);
  await context.close();
});
