import { type Page } from '@playwright/test';
import { expect, mailOf, someone, somePhone } from './fixtures';

/** What a resident of these tests asks for. Whatever is left out is invented. */
export interface Asked {
  tenant?: string;
  name?: string;
  /** As the council calls them: "Food and supplies". */
  needs?: string[];
  urgency?: string | RegExp;
  postcode?: string;
  address?: string;
  phone?: string;
  email?: string;
  share?: boolean;
}

/** A request that was sent, as its resident knows it. */
export interface Sent {
  name: string;
  reference: string;
  /** The private link's path. */
  link: string;
  email: string;
}

/** What a reference looks like, to be read out on the phone. */
export const REFERENCE = /JU-[0-9A-Z]{3}-[0-9A-Z]{3}/;

/** Answers a question and goes on. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Asks for help at a portal, from the first question to the page that shows all answers. */
export async function answerAll(page: Page, asked: Asked = {}): Promise<{ name: string; email: string }> {
  const { tenant = 'south-staffordshire', name = someone(), needs = ['Food and supplies'] } = asked;
  const email = asked.email ?? mailOf(name);
  await page.goto(`/${tenant}/get-help`);
  await page.getByLabel('I do', { exact: true }).check();
  await goOn(page);
  for (const need of needs) await page.getByLabel(need, { exact: true }).check();
  await goOn(page);
  await page.getByLabel(asked.urgency ?? 'This week').check();
  await goOn(page);
  await goOn(page);
  await page.getByLabel('What is your postcode?').fill(asked.postcode ?? 'dy7 6aa');
  await goOn(page);
  await page.getByLabel('Full name').fill(name);
  await page.getByLabel('Address').fill(asked.address ?? '3 Invented Lane');
  await goOn(page);
  await page.getByLabel('Phone number').fill(asked.phone ?? somePhone());
  await page.getByLabel('Email address').fill(email);
  await goOn(page);
  await goOn(page);
  await goOn(page);
  await page.getByLabel(asked.share === false ? 'No' : /^Yes, share it/, { exact: asked.share === false }).check();
  await goOn(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers');
  return { name, email };
}

/** Asks for help at a portal and sends it. */
export async function askForHelp(page: Page, asked: Asked = {}): Promise<Sent> {
  const { name, email } = await answerAll(page, asked);
  await page.getByRole('button', { name: 'Send my request' }).click();
  return { name, email, ...(await confirmation(page)) };
}

/** What the page after sending gives to keep. */
export async function confirmation(page: Page): Promise<{ reference: string; link: string }> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/we have your (request|offer)$/i);
  const reference = REFERENCE.exec((await page.locator('.govuk-panel').textContent()) ?? '')?.[0] ?? '';
  expect(reference).toMatch(REFERENCE);
  const link = (await page.getByRole('link', { name: /^Open my/ }).getAttribute('href')) ?? '';
  expect(link).toMatch(/^\/my\/(request|offer)\/[\w-]{20,}$/);
  return { reference, link };
}
