import { expect, test } from '@playwright/test';
import { ACCOUNTS, sessionFile, type Account } from './accounts';
import { demoPassword } from './demo';

for (const [who, email] of Object.entries(ACCOUNTS)) {
  test(`${email} signs in`, async ({ page }) => {
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password').fill(demoPassword());
    await page.getByRole('button', { name: 'Sign in' }).click();
    // Whoever works for one council lands on its desk, whoever works for several chooses.
    await expect(page).toHaveURL(/\/desk(s\?straight=yes)?$/);
    await expect(page.getByRole('button', { name: /^sign out$/i }).first()).toBeVisible();
    await page.context().storageState({ path: sessionFile(who as Account) });
  });
}
