import { addRequest } from './desk';
import { expect, someone, test } from './fixtures';
import { offerHelp } from './offer';

test('two colleagues edit one request: the second keeps what was typed and hears who was faster', async ({ as }) => {
  const [officer, deputy] = [await as('officer'), await as('deputy')];
  const { path } = await addRequest(officer, 'south-staffordshire');
  for (const page of [officer, deputy]) await page.goto(`${path}/edit`);
  const faster = (await deputy.locator('.ju-desk-header__me').textContent())?.split(' · ')[0] ?? '';

  await deputy.getByLabel('At the door, or on the phone').fill('Ring twice');
  await deputy.getByRole('button', { name: 'Save' }).click();
  await expect(deputy.getByRole('status').first()).toContainText('Saved.');

  await officer.getByLabel('Diet and allergies').fill('No nuts at all');
  const answered = officer.waitForResponse((response) => response.request().method() === 'POST');
  await officer.getByRole('button', { name: 'Save' }).click();
  expect((await answered).status()).toBe(409);
  await expect(officer.getByRole('alert').first()).toContainText('has changed since you opened the page');
  await expect(officer.getByRole('alert').first()).toContainText(faster);
  await expect(officer.getByLabel('Diet and allergies')).toHaveValue('No nuts at all');

  await officer.getByRole('button', { name: 'Save' }).click();
  await expect(officer.getByRole('status').first()).toContainText('Saved.');
  await expect(officer.getByText('No nuts at all')).toBeVisible();
  await expect(officer.getByText('Ring twice')).toBeVisible();
});

test('two officers click at once: one match, and the second hears who was faster', async ({ page, as }) => {
  const name = someone('Vanda');
  await offerHelp(page, { name, postcode: 'DY7 5BN', reach: 'Walking distance', categories: ['Pets'] });
  const [officer, deputy] = [await as('officer'), await as('deputy')];
  const { path } = await addRequest(officer, 'south-staffordshire', { postcode: 'DY7 5BN', needs: ['Pets'] });
  await deputy.goto(path);
  await officer.goto(path);
  const match = { name: `Match ${name} with pets` };
  await officer.getByRole('button', match).dblclick();
  await expect(officer.getByRole('status')).toContainText(`Matched with ${name}`);
  const faster = (await officer.locator('.ju-desk-header__me').textContent())?.split(' · ')[0] ?? '';

  await deputy.getByRole('button', match).click();
  await expect(deputy.getByRole('alert')).toContainText(`${faster} was faster and matched this need with ${name}`);
  await expect(deputy.getByRole('alert')).toContainText('Nothing was changed by you.');
  await expect(deputy.locator('.ju-timeline strong', { hasText: 'Matched' })).toHaveCount(1);

  await deputy.getByRole('button', { name: `Undo : ${name}` }).click();
  await expect(deputy.getByRole('status')).toContainText(`Undone. ${name} is free for others again`);
  await expect(deputy.getByRole('button', match)).toBeVisible();
});

test('a match that fails opens the need again, and one that is done ends the request', async ({ page, as }) => {
  const name = someone('Viktor');
  await offerHelp(page, { name, postcode: 'DY3 4AD', reach: 'Walking distance', categories: ['Errands', 'Pets'] });
  const officer = await as('officer');
  await addRequest(officer, 'south-staffordshire', { postcode: 'DY3 4AD', needs: ['Errands'] });
  await officer.getByRole('button', { name: `Match ${name} with errands` }).click();
  await officer.getByText('It did not work out').click();
  await officer.getByLabel(/^What went wrong/).fill('The car broke down');
  await officer.getByRole('button', { name: /^Note it and open the need again/ }).click();
  await expect(officer.getByRole('status')).toContainText(`did not work out with ${name}`);
  await expect(officer.getByText(/The car broke down/).first()).toBeVisible();

  const next = officer.getByRole('button', { name: /^Match .* with errands$/ }).first();
  const other = /^Match (.*) with errands$/.exec((await next.textContent()) ?? '')?.[1] ?? '';
  expect(other).not.toBe(name);
  await next.click();
  await officer.getByRole('button', { name: `Done : ${other}` }).click();
  await expect(officer.getByRole('status')).toContainText(`Done. ${other} is free for others again.`);
  await expect(officer.getByRole('link', { name: 'Take up again' })).toBeVisible();
});

test('a form that adds something, sent twice, adds one', async ({ as }) => {
  const officer = await as('officer');
  const { path, name } = await addRequest(officer, 'south-staffordshire');
  await officer.goto(path);
  await officer.getByLabel('Add a note').fill(`Twice ${name}`);
  await officer.getByRole('button', { name: 'Add the note' }).dblclick();
  await expect(officer.getByRole('status').first()).toContainText('Note added.');
  await expect(officer.locator('.ju-timeline').getByText(`Twice ${name}`)).toHaveCount(1);
  await officer.goto('/south-staffordshire/desk/requests?q=' + encodeURIComponent(name));
  await expect(officer.locator('.ju-found-name', { hasText: name })).toHaveCount(1);
});
