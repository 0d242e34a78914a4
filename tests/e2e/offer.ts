import { type Page } from '@playwright/test';
import { confirmation, goOn, type Sent } from './ask';
import { expect, mailOf, someone, somePhone } from './fixtures';

/** What a volunteer of these tests offers. Whatever is left out is invented. */
export interface Offered {
  tenant?: string;
  name?: string;
  /** As the council calls them: "Food and supplies". */
  categories?: string[];
  postcode?: string;
  /** How far they go, as the form says it. */
  reach?: string;
  /** The DBS check as the form says it. */
  dbs?: string;
  capacity?: number;
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const PARTS = ['Mornings', 'Afternoons', 'Evenings'];

/** Answers the form for offering help, from the first question to the page that shows all answers. */
export async function answerOffer(page: Page, offered: Offered = {}): Promise<{ name: string; email: string }> {
  const { tenant = 'south-staffordshire', name = someone('Vera'), categories = ['Food and supplies'] } = offered;
  const email = mailOf(name);
  await page.goto(`/${tenant}/offer-help`);
  await page.getByLabel('I do, as a person').check();
  await goOn(page);
  for (const category of categories) await page.getByLabel(category, { exact: true }).check();
  await goOn(page);
  await page.getByLabel('What is your postcode?').fill(offered.postcode ?? 'WV5 9AA');
  await goOn(page);
  await page.getByLabel(offered.reach ?? 'Up to 5 miles').check();
  await goOn(page);
  for (const label of [...DAYS, ...PARTS]) await page.getByLabel(label).check();
  await goOn(page);
  await page.getByLabel('Car', { exact: true }).check();
  await goOn(page);
  await goOn(page);
  await page.getByLabel(offered.dbs ?? 'Enhanced').check();
  await goOn(page);
  await page.getByLabel('How many people can you help at a time?').fill(String(offered.capacity ?? 3));
  await goOn(page);
  await page.getByLabel('What is your name?').fill(name);
  await goOn(page);
  await page.getByLabel('Phone number').fill(somePhone());
  await page.getByLabel('Email address').fill(email);
  await goOn(page);
  await page.getByLabel('I agree').check();
  await goOn(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers');
  return { name, email };
}

/** Offers help at a portal and sends it. */
export async function offerHelp(page: Page, offered: Offered = {}): Promise<Sent> {
  const { name, email } = await answerOffer(page, offered);
  await page.getByRole('button', { name: 'Send my offer' }).click();
  return { name, email, ...(await confirmation(page)) };
}
