import { randomInt } from 'node:crypto';
import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { sessionFile, type Account } from './accounts';
import { demoPassword } from './demo';

export { expect } from '@playwright/test';

interface Fixtures {
  /** A browser of its own in which an account of the demo is signed in already. */
  as: (who: Account) => Promise<Page>;
  /** A browser of its own that has never been here. */
  stranger: () => Promise<Page>;
}

/** A test with as many people as it needs, each with a browser of their own. */
export const test = base.extend<Fixtures>({
  as: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (who) => openedIn(contexts, await browser.newContext({ storageState: sessionFile(who) })));
    await closed(contexts);
  },
  stranger: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => openedIn(contexts, await browser.newContext({ storageState: undefined })));
    await closed(contexts);
  },
});

function openedIn(contexts: BrowserContext[], context: BrowserContext): Promise<Page> {
  contexts.push(context);
  return context.newPage();
}

async function closed(contexts: readonly BrowserContext[]): Promise<void> {
  await Promise.all(contexts.map((context) => context.close()));
}

/** Signs in through the form, for tests that end their session or need a second one of the same account. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(demoPassword());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(/\/desk/);
}

const LETTERS = 'bcdfghjklmnpqrstvwxz';

/** A name that nobody else has, neither in the demo nor in another test: "Ada Qwzfkt". */
export function someone(first = 'Ada'): string {
  const rest = Array.from({ length: 7 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${first} Q${rest}`;
}

/** An invented mail address for that name. */
export function mailOf(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@mail.example`;
}

/** An invented phone number out of the range kept for drama, as people write it: "07700 900 123". */
export function somePhone(): string {
  return `07700 900 ${String(randomInt(1000)).padStart(3, '0')}`;
}
