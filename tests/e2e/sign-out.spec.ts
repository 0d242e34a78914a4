import { expectAccessible } from './axe';
import { expect, signIn, someone, test } from './fixtures';

// As browsers are: Playwright switches off what lets them show the page before without asking for it again.
test.use({
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  },
});

test('after signing out the back button shows nothing personal', async ({ page }) => {
  await signIn(page, 'officer@cannock-chase.example');
  await page.goto('/cannock-chase/desk/requests');
  await page.locator('tbody .ju-table__name a').first().click();
  await page.waitForURL(/[0-9a-f-]{36}$/);
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.getByRole('button', { name: 'sign out' }).click();
  await expect(page.getByText('You have signed out')).toBeVisible();
  for (let steps = 0; steps < 2; steps += 1) {
    await page.goBack();
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.locator('body')).not.toContainText(name);
  }
});

// An account that no other test uses: this ends all of its sessions.
test('signing out everywhere ends the session of every other browser', async ({ stranger }) => {
  const [here, there] = [await stranger(), await stranger()];
  for (const page of [here, there]) await signIn(page, 'officer@tamworth.example');
  await there.goto('/tamworth/desk/requests');
  await expect(there.getByRole('heading', { level: 1 })).toHaveText('Open requests');
  await here.goto('/desks');
  await here.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(here.getByText('You have signed out')).toBeVisible();
  await there.reload();
  await expect(there).toHaveURL(/\/sign-in\?returnTo=/);
});

test('a wrong password and an unknown address get the same answer', async ({ stranger }) => {
  const page = await stranger();
  const answers: string[] = [];
  for (const email of ['officer@bromsgrove.example', 'nobody@bromsgrove.example']) {
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password').fill('quite the wrong one');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.locator('.govuk-error-summary')).toBeFocused();
    await expect(page.getByLabel('Email address')).toHaveValue(email);
    answers.push(await page.locator('.govuk-error-summary').innerText());
  }
  expect(answers[0]).toBe(answers[1]);
});

test('a form that was sent after the session had ended is not lost', async ({ page }) => {
  await signIn(page, 'officer@lichfield.example');
  await page.goto('/lichfield/desk/requests');
  await page.locator('tbody .ju-table__name a').first().click();
  const typed = `Rang at noon, ${someone()} answered`;
  await page.getByLabel('Add a note').fill(typed);
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Add the note' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You have been signed out');
  await expectAccessible(page, 'a form that came too late');
  const [other] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Sign in (opens in a new tab)' }).click(),
  ]);
  await signIn(other, 'officer@lichfield.example');
  await page.getByRole('button', { name: 'Send it again' }).click();
  await expect(page.getByRole('status').first()).toContainText('Note added.');
  await expect(page.locator('.ju-timeline').getByText(typed)).toHaveCount(1);
});
