import { ACCOUNTS, type Account } from './accounts';
import { demoPassword } from './demo';
import { addRequest } from './desk';
import { expect, test } from './fixtures';

/** The desks that an account may not enter, of every tier. */
const FOREIGN: Record<Account, string[]> = {
  officer: ['staffordshire', 'kinver', 'cannock-chase', 'wychavon', 'worcestershire'],
  deputy: ['staffordshire', 'wombourne', 'lichfield', 'wychavon'],
  calls: ['staffordshire', 'kinver', 'wychavon'],
  wychavon: ['worcestershire', 'malvern-hills', 'south-staffordshire', 'staffordshire', 'kinver'],
  county: ['worcestershire', 'wychavon', 'bromsgrove'],
  otherCounty: ['staffordshire', 'south-staffordshire', 'kinver'],
  kinver: ['staffordshire', 'south-staffordshire', 'wombourne', 'wychavon'],
  wombourne: ['staffordshire', 'south-staffordshire', 'kinver', 'enville'],
  socialCare: ['worcestershire', 'south-staffordshire', 'kinver'],
  admin: ['worcestershire', 'south-staffordshire', 'kinver'],
};

/** Pages that a role may not open at its own desk. */
const NOT_FOR: Partial<Record<Account, string[]>> = {
  officer: ['south-staffordshire/desk/people', 'south-staffordshire/desk/people/new'],
  calls: ['offers', 'messages', 'outbox', 'people'].map((page) => `south-staffordshire/desk/${page}`),
  kinver: ['kinver/desk/people'],
  socialCare: ['requests/new', 'offers', 'messages', 'outbox', 'people'].map((page) => `staffordshire/desk/${page}`),
  admin: ['requests', 'requests/new', 'offers', 'messages', 'outbox'].map((page) => `staffordshire/desk/${page}`),
};

const ABSENT = '00000000-0000-7000-8000-000000000000';

for (const who of Object.keys(FOREIGN) as Account[]) {
  test(`${who} finds nothing at the desks of others, and nothing that the role is not for`, async ({ as }) => {
    const page = await as(who);
    const foreign = FOREIGN[who].flatMap((desk) => [`${desk}/desk`, `${desk}/desk/requests`]);
    for (const path of [...foreign, ...(NOT_FOR[who] ?? [])]) {
      const answer = await page.request.get(`/${path}`);
      expect(answer.status(), path).toBe(404);
      expect(await answer.text(), path).toMatch(/<h1[^>]*>Page not found</);
    }
  });
}

/** A page without what is made anew for each answer. */
const seen = (html: string) => html.replaceAll(/nonce="[^"]*"/g, '');

test('a hidden request is the same page as an absent one, for everybody it is hidden from', async ({ as }) => {
  const officer = await as('officer');
  const { id, name } = await addRequest(officer, 'south-staffordshire', { postcode: 'DY7 6AA' });
  await officer.goto(`/south-staffordshire/desk/requests/${id}`);
  await expect(officer.getByRole('heading', { level: 1 })).toContainText(name);
  const elsewhere: [Account, string][] = [
    ['wychavon', 'wychavon'],
    ['otherCounty', 'worcestershire'],
    ['kinver', 'kinver'],
    ['wombourne', 'wombourne'],
    ['admin', 'staffordshire'],
  ];
  for (const [who, desk] of elsewhere) {
    const { request } = await as(who);
    for (const part of ['', '/views']) {
      const bodies: string[] = [];
      for (const one of [id, ABSENT]) {
        for (const at of [desk, 'south-staffordshire']) {
          const answer = await request.get(`/${at}/desk/requests/${one}${part}`);
          expect(answer.status(), `${who} at ${at}${part}`).toBe(404);
          bodies.push(`${at}: ${seen(await answer.text())}`);
        }
      }
      expect(bodies.slice(0, 2)).toEqual(bodies.slice(2));
      expect(bodies.join()).not.toContain(name);
    }
  }
});

test('a stranger is asked to sign in, and lands where they wanted to go', async ({ stranger, as }) => {
  const officer = await as('officer');
  const { path, name } = await addRequest(officer, 'south-staffordshire');
  const page = await stranger();
  await page.goto(path);
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/);
  expect(await page.content()).not.toContain(name);
  await page.getByLabel('Email address').fill(ACCOUNTS.officer);
  await page.getByLabel('Password').fill(demoPassword());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(path);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
});
