import { type Page } from '@playwright/test';
import { expect, someone, somePhone } from './fixtures';

/** What is written down at a desk for somebody who rings. Whatever is left out is invented. */
export interface Rung {
  name?: string;
  needs?: string[];
  urgency?: string;
  postcode?: string;
  address?: string;
  phone?: string;
}

/** A request as the desk knows it. */
export interface Recorded {
  id: string;
  name: string;
  phone: string;
  /** Its page at the desk where it was written down. */
  path: string;
}

/**
 * Writes a request down at a desk, as for somebody who rings. Each lives in a house of their own: what other tests record
 * meanwhile must not look like the same household.
 */
export async function addRequest(page: Page, desk: string, rung: Rung = {}): Promise<Recorded> {
  const name = rung.name ?? someone();
  const phone = rung.phone ?? somePhone();
  await page.goto(`/${desk}/desk/requests/new`);
  await page.getByLabel('Full name').fill(name);
  await page.getByLabel('Phone number').first().fill(phone);
  await page.getByLabel('House and street').fill(rung.address ?? `${name} House, Invented Lane`);
  await page
    .getByLabel('Postcode')
    .first()
    .fill(rung.postcode ?? 'DY7 6AA');
  for (const need of rung.needs ?? ['Food and supplies']) {
    await page.getByRole('checkbox', { name: need, exact: true }).check();
  }
  await page.getByLabel(rung.urgency ?? 'This week', { exact: true }).check();
  await page.getByRole('radio', { name: 'Yes', exact: true }).check();
  await page.getByRole('button', { name: 'Record the request' }).click();
  const heading = page.getByRole('heading', { level: 1 }).filter({ hasText: name });
  const all = page.getByRole('button', { name: 'Record it all the same' });
  // Invented phone numbers are few: somebody may have asked from this one before.
  await expect(heading.or(all)).toBeVisible();
  if (await all.isVisible()) await all.click();
  await expect(heading).toBeVisible();
  const { pathname } = new URL(page.url());
  const id = /\/requests\/([0-9a-f-]{36})$/.exec(pathname)?.[1] ?? '';
  expect(id).not.toBe('');
  return { id, name, phone, path: pathname };
}

/** The references in a list of the desk, in its order. */
export async function referencesIn(page: Page): Promise<string[]> {
  const cells = await page.locator('tbody .ju-table__name a').allTextContents();
  return cells.map((text) => text.trim());
}
