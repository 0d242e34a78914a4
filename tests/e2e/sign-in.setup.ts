import { expect, test } from '@playwright/test';
import { ACCOUNTS, sessionFile, type Account } from './accounts';
import { demoPassword } from './demo';

// As the form is sent, without its page: that is gone through in sign-out.spec.ts, and by whoever needs a session of their own.
for (const [who, email] of Object.entries(ACCOUNTS)) {
  test(`${email} signs in`, async ({ request, baseURL }) => {
    const form = { email, password: demoPassword() };
    const answer = await request.post('/sign-in', { form, headers: { origin: baseURL ?? '' }, maxRedirects: 0 });
    // Whoever works for one council lands on its desk, whoever works for several chooses.
    expect(answer.headers().location).toMatch(/\/desk(s\?straight=yes)?$/);
    await request.storageState({ path: sessionFile(who as Account) });
  });
}
