import { type Page } from '@playwright/test';
import { confirmation, goOn } from './ask';
import { expectAccessible, expectAllAccessible } from './axe';
import { mailOf, someone, test } from './fixtures';

// Each question is looked at as it comes and, where it can be wrong, as it comes back.
test.setTimeout(120_000);

const PUBLIC: Record<string, string[]> = {
  'finding a council': [
    '/',
    '/?postcode=dy7%206aa',
    '/?postcode=dy7%206',
    '/?postcode=dy7%209zz',
    '/?postcode=sw1a%201aa',
    '/sign-in',
    '/forgotten-password',
    '/forgotten-password?asked=yes',
    '/no-such-council',
  ],
  'the portals': [
    '/worcestershire',
    '/south-staffordshire',
    '/kinver',
    '/kinver/directory?place=dy7%206aa',
    '/worcestershire/directory?place=nonsense',
    '/worcestershire/directory',
    '/south-staffordshire/progress',
  ],
  'the information pages': [
    '/worcestershire/information/privacy',
    '/worcestershire/information/accessibility',
    '/worcestershire/information/money-bills-and-benefits',
    '/worcestershire/information/for-groups-and-charities',
    '/south-staffordshire/information/looking-after-yourself',
    '/south-staffordshire/no-such-page',
    `/my/request/${'A'.repeat(43)}`,
  ],
};

for (const [what, paths] of Object.entries(PUBLIC)) {
  test(`${what}: everybody can use them`, async ({ page }) => {
    await expectAllAccessible(page, paths);
  });
}

/** A question: how it is answered, and whether it comes back when it is not. */
interface Question {
  wrong: boolean;
  answer: () => Promise<unknown>;
}

async function lookAtQuestions(page: Page, start: string, questions: readonly Question[]): Promise<void> {
  await page.goto(start);
  for (const { wrong, answer } of questions) {
    const step = new URL(page.url()).pathname;
    await expectAccessible(page, step);
    if (wrong) {
      await goOn(page);
      await page.waitForSelector('.govuk-error-summary');
      await expectAccessible(page, `${step}, come back`);
    }
    await answer();
    await goOn(page);
    await page.waitForURL((url) => url.pathname !== step);
  }
}

test('asking for help, and following and changing what was asked: everybody can do it', async ({ page }) => {
  const name = someone('Axel');
  await lookAtQuestions(page, '/worcestershire/get-help/who', [
    {
      wrong: true,
      answer: async () => {
        await page.getByLabel('Someone else').check();
        await page.getByLabel(/^They agree/).check();
      },
    },
    {
      wrong: true,
      answer: async () => {
        await page.getByLabel('Money worries').check();
        await page.getByLabel('Something else').check();
      },
    },
    { wrong: false, answer: () => Promise.resolve() },
    { wrong: true, answer: () => page.getByLabel('This week').check() },
    { wrong: true, answer: () => page.getByLabel('Something else').fill('A shelf') },
    { wrong: true, answer: () => page.getByLabel(/postcode\?$/).fill('WR10 9ZZ') },
    { wrong: true, answer: () => page.getByLabel('Parish or town').selectOption({ index: 1 }) },
    {
      wrong: true,
      answer: async () => {
        await page.getByLabel('Full name').fill(name);
        await page.getByLabel('Address').fill('1 Wide Street');
      },
    },
    { wrong: true, answer: () => page.getByLabel('Your full name').fill(someone('Asker')) },
    { wrong: true, answer: () => page.getByLabel('Email address').fill(mailOf(name)) },
    { wrong: false, answer: () => Promise.resolve() },
    { wrong: false, answer: () => Promise.resolve() },
    { wrong: true, answer: () => page.getByLabel(/^Yes, share it/).check() },
  ]);
  await expectAccessible(page, 'checking the answers');
  await page.getByRole('button', { name: 'Send my request' }).click();
  const { link } = await confirmation(page);
  await expectAccessible(page, 'the confirmation');
  const parts = ['add', 'contact', 'access', 'sharing', 'withdrawal'].map((part) => `${link}?change=${part}`);
  await expectAllAccessible(page, [link, ...parts]);
  await page.goto(`${link}?change=add`);
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.waitForSelector('.govuk-error-summary');
  await expectAccessible(page, 'adding nothing');
  await page.goto(`${link}?change=withdrawal`);
  await page.getByRole('button', { name: 'Take my request back' }).click();
  await expectAccessible(page, 'a request taken back');
});

test('offering help, and changing what was offered: everybody can do it', async ({ page }) => {
  const name = someone('Group');
  await lookAtQuestions(page, '/south-staffordshire/offer-help/kind', [
    { wrong: true, answer: () => page.getByLabel('A community group or charity').check() },
    { wrong: true, answer: () => page.getByLabel('Befriending').check() },
    { wrong: true, answer: () => page.getByLabel(/postcode\?$/).fill('WV5 9AA') },
    { wrong: true, answer: () => page.getByLabel('Up to 10 miles').check() },
    {
      wrong: true,
      answer: async () => {
        await page.getByLabel('Monday').check();
        await page.getByLabel('Mornings').check();
      },
    },
    { wrong: true, answer: () => page.getByLabel('Van or minibus').check() },
    { wrong: false, answer: () => Promise.resolve() },
    { wrong: true, answer: () => page.getByLabel('Basic').check() },
    { wrong: true, answer: () => page.getByLabel(/at a time\?$/).fill('7') },
    {
      wrong: true,
      answer: async () => {
        await page.getByLabel('Name of the group or charity').fill(name);
        await page.getByLabel('Whom can we talk to?').fill('Odd Qfellow');
      },
    },
    { wrong: true, answer: () => page.getByLabel('Phone number').fill('07700 900 321') },
    { wrong: true, answer: () => page.getByLabel('I agree').check() },
  ]);
  await expectAccessible(page, 'checking the answers');
  await page.getByRole('button', { name: 'Send my offer' }).click();
  const { link } = await confirmation(page);
  await expectAccessible(page, 'the confirmation');
  const parts = ['name', 'postcode', 'help', 'reach', 'times', 'about', 'contact', 'pause', 'withdrawal'];
  await expectAllAccessible(page, [link, ...parts.map((part) => `${link}?change=${part}`)]);
  await page.goto(`${link}?change=contact`);
  await page.getByLabel('Phone number').fill('');
  await page.getByLabel('Email address').fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForSelector('.govuk-error-summary');
  await expectAccessible(page, 'no way to be reached');
  await page.goto(`${link}?change=pause`);
  await page.getByRole('button', { name: 'Pause my offer' }).click();
  await expectAccessible(page, 'a paused offer');
});
