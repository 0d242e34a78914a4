import { type Page } from '@playwright/test';
import { askForHelp } from './ask';
import { expect, test } from './fixtures';
import { offerHelp } from './offer';
import { expectLight } from './weigh';

/** Opens the private link of a message that went to this address, as its recipient would. */
async function followLink(outbox: Page, email: string, recipient: Page): Promise<void> {
  // The message leaves a moment after the form, by a job.
  await expect(async () => {
    await outbox.goto('/south-staffordshire/desk/outbox');
    await expect(outbox.getByText(`To ${email}`)).toBeVisible({ timeout: 500 });
  }).toPass();
  const letter = outbox.locator('.ju-card').filter({ hasText: `To ${email}` });
  const href = await letter.getByRole('link', { name: /\/my\// }).getAttribute('href');
  await recipient.goto(href ?? '');
}

test('the confirmation of a request reaches the outbox, its private link works, and staff see the letter without it', async ({
  page,
  as,
  stranger,
}) => {
  const { email, reference, link } = await askForHelp(page);
  const [recipient, officer] = [await stranger(), await as('officer')];
  await followLink(officer, email, recipient);
  await expect(recipient).toHaveURL(link);
  await expect(recipient.getByText(`Request ${reference}`)).toBeVisible();
  const parts = ['', '?change=add', '?change=contact', '?change=withdrawal'];
  await expectLight(
    recipient,
    parts.map((part) => link + part),
  );

  await officer.goto('/south-staffordshire/desk/messages');
  await officer.getByRole('row').filter({ hasText: email }).getByRole('link').click();
  await expect(officer.getByText('the private link, shown to the recipient only')).toBeVisible();
  expect(await officer.content()).not.toContain(link);
});

test('the confirmation of an offer reaches the outbox, and its private link works', async ({ page, as, stranger }) => {
  const { email, name, link } = await offerHelp(page);
  const recipient = await stranger();
  await followLink(await as('officer'), email, recipient);
  await expect(recipient).toHaveURL(link);
  await expect(recipient.getByText(name).first()).toBeVisible();
  await expectLight(recipient, [link]);
});
