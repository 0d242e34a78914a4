import { type Page } from '@playwright/test';
import { expect } from './fixtures';

/**
 * Fails unless a form came back as GOV.UK does it: the title says so first, the summary is what has the focus, and each
 * sentence in it leads to the field that it is about and stands beside it as well.
 */
export async function expectErrors(page: Page, sentences: readonly (string | RegExp)[]): Promise<void> {
  await expect(page).toHaveTitle(/^Error: /);
  const summary = page.locator('.govuk-error-summary');
  await expect(summary.getByRole('heading', { name: 'There is a problem' })).toBeVisible();
  await expect(summary).toBeFocused();
  const links = summary.getByRole('link');
  await expect(links).toHaveText([...sentences]);
  for (const link of await links.all()) {
    await link.click();
    const field = page.locator((await link.getAttribute('href')) ?? '');
    await expect(field).toBeFocused();
    await expect(page.locator('.govuk-form-group--error').filter({ has: field }).last()).toContainText(
      (await link.textContent()) ?? '',
    );
  }
}

/** Sends the form with its one button, and looks that the answer is 422. */
export async function sendWrong(page: Page, button: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: button, exact: true }).click();
  expect((await answered).status()).toBe(422);
}
