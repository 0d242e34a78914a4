import type { Browser, Page } from '@playwright/test';
import { sessionFile } from './accounts';
import { expectAccessible } from './axe';
import { expect, someone, test } from './fixtures';

const HOME = 'DY7 6HL'; // Kinver

/** Looks whether something is on the map, and goes on to the form: neither what was found nor anything else is the same. */
async function beginEntry(page: Page, desk: string, name: string): Promise<void> {
  await page.goto(`/${desk}/desk/provision/new`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Go on' }).click();
  const none = page.getByRole('button', { name: 'None of these: go on' });
  const kind = page.getByLabel('Community group', { exact: true });
  await expect(none.or(kind)).toBeVisible();
  if (await none.isVisible()) await none.click();
  await kind.check();
  await page.getByLabel('Who runs it').fill('Kinver Helpers');
  await page.getByLabel('What it offers').fill(`${name}: hot soup brought to the door.`);
  await page.getByRole('checkbox', { name: 'Food and supplies', exact: true }).check();
  await page.locator('#postcode').fill(HOME);
}

/** The form's own button: the record of one kind of entry or another. */
async function record(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Record it', exact: true }).click();
  const heading = page.getByRole('heading', { level: 1, name });
  const again = page.getByRole('button', { name: 'Record it all the same' });
  await expect(heading.or(again)).toBeVisible();
  // It is asked once more when somebody has written down something like it in the meantime, as another test may have.
  await expect(async () => {
    if (await again.isVisible()) await again.click();
    await expect(heading).toBeVisible({ timeout: 3_000 });
  }).toPass();
}

async function clerkWithoutScript(browser: Browser) {
  const context = await browser.newContext({ storageState: sessionFile('kinver'), javaScriptEnabled: false });
  return { context, page: await context.newPage() };
}

test('a clerk records with rows of hours and confirms, without script; a resident finds it by postcode', async ({
  browser,
}) => {
  const { context, page } = await clerkWithoutScript(browser);
  const name = `${someone('Heron')} soup`;
  await beginEntry(page, 'kinver', name);
  await page.getByLabel(/^All of Kinver/).check();
  await page.getByRole('group', { name: 'Opening times 1' }).getByLabel('Mon').check();
  await page.getByLabel('Opens').first().fill('9am');
  await page.getByLabel('Closes').first().fill('late');
  await page.getByRole('button', { name: 'Add another row' }).click();
  await expect(page.getByRole('group', { name: 'Opening times 2' })).toBeVisible();
  await expect(page.getByLabel('Closes').first()).toHaveValue('late');
  await page.getByRole('button', { name: /^Record it/ }).click();
  await expect(page.getByRole('alert')).toContainText('Enter when it closes');
  await page.getByLabel('Closes').first().fill('noon');
  await record(page, name);
  await page.getByRole('button', { name: 'Still right' }).click();
  await expect(page.getByText('It counts as right from today on')).toBeVisible();
  await context.close();

  const resident = await browser.newContext({ storageState: undefined, javaScriptEnabled: false });
  const portal = await resident.newPage();
  await portal.goto('/south-staffordshire');
  await portal.getByLabel('Your postcode, parish or town').fill(HOME);
  await portal.getByRole('button', { name: 'Find help' }).click();
  await portal.getByRole('link', { name: new RegExp(`^All \\d+ near ${HOME}$`) }).click();
  await portal.getByLabel('In words').fill(name);
  await portal.getByRole('button', { name: 'Apply' }).click();
  await portal.getByRole('link', { name, exact: true }).first().click();
  await expect(portal.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(portal.getByText('Mondays 9am to noon')).toBeVisible();
  await resident.close();
});

test('a district records on behalf of a parish; its clerk sees it marked, corrects one and takes one over', async ({
  as,
}) => {
  const [officer, clerk] = await Promise.all([as('officer'), as('kinver')]);
  const names = [`${someone('Otter')} lunches`, `${someone('Teal')} lunches`];
  for (const name of names) {
    await beginEntry(officer, 'south-staffordshire', name);
    await officer.getByLabel('Whose entry is it?').selectOption({ label: 'Kinver Parish Council' });
    await officer.getByLabel('All of its council’s area').check();
    await record(officer, name);
    await expect(officer.getByText('Recorded by South Staffordshire on behalf')).toBeVisible();
  }
  const [first = '', second = ''] = names;
  const open = async (name: string) => {
    await clerk.goto('/kinver/desk');
    await clerk.getByRole('link', { name: /map entr(y|ies) recorded for you, to confirm/ }).click();
    await clerk.getByRole('link', { name, exact: true }).click();
    await expect(clerk.getByText('South Staffordshire recorded it on behalf of Kinver')).toBeVisible();
  };
  await open(first);
  await expectAccessible(clerk, 'an entry recorded on behalf');
  await clerk.getByRole('link', { name: 'Correct it' }).click();
  await clerk.getByLabel('Cost').fill('Free');
  await clerk.getByRole('button', { name: 'Save' }).last().click();
  await expect(clerk.getByText('Saved.')).toBeVisible();
  await expect(clerk.getByText('recorded it on behalf of')).toBeHidden();
  await open(second);
  await clerk.getByRole('button', { name: 'Take it over' }).click();
  await expect(clerk.getByText('Taken over. You keep it from now on')).toBeVisible();
  await clerk.goto('/kinver/desk/provision?todo=to_confirm');
  await expect(clerk.getByRole('link', { name: second, exact: true })).toBeHidden();
});
