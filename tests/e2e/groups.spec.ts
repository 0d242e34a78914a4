import { goOn } from './ask';
import { expectAccessible } from './axe';
import { expectErrors, sendWrong } from './form-errors';
import { expect, mailOf, someone, test } from './fixtures';

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a group signs up, gets its link, and with it counts, changes and pauses', async ({ page }) => {
    const name = someone('Otter');
    await page.goto('/south-staffordshire/groups');
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Say who you are']);
    await page.getByLabel('A community group or charity').check();
    await goOn(page);
    await page.getByLabel('Name of the group or business').fill(name);
    await goOn(page);
    await page.getByLabel('In a few words').fill('Soup at the door');
    await page.getByLabel('What should people know?').fill('Soup on Tuesdays.');
    await goOn(page);
    await page.getByLabel('Food and supplies').check();
    await goOn(page);
    await page.getByLabel('What is your postcode?').fill('DY7 6HL');
    await goOn(page);
    await page.getByLabel('Yes, show where it is').check();
    await goOn(page);
    await page.getByLabel('Up to 2 miles').check();
    await goOn(page);
    await page.getByLabel('On some days', { exact: true }).check();
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Choose the days it is open', /^Enter when it opens/, /^Enter when it closes/]);
    await page.getByLabel('Tue').check();
    await page.getByLabel('Opens').first().fill('11am');
    await page.getByLabel('Closes').first().fill('1.30pm');
    await goOn(page);
    await page.getByLabel('Email address').fill(mailOf(name));
    await goOn(page);
    await page.getByLabel('Name').fill('Cy Testing');
    await page.getByLabel('Their email address').fill(mailOf(name));
    await goOn(page);
    await page.getByLabel('Yes, publish what I said').check();
    await goOn(page);
    await expect(page.locator('.govuk-summary-list')).toContainText('Tuesdays 11am to 1.30pm');
    await page.getByRole('button', { name: 'Send our entry' }).dblclick();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you: we have your entry');

    await page.getByRole('link', { name: 'Open our entry' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Soup at the door');
    await expect(page.getByText('Not on the map yet')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Yes, all still right' })).toHaveCount(0);
    await page.getByLabel('How many more can you take?').fill('12');
    await page.getByRole('button', { name: 'Save the number' }).click();
    await expect(page.getByLabel('How many more can you take?')).toHaveValue('12');
    await page.getByRole('link', { name: 'Change what you offer' }).click();
    await page.getByLabel('What should people know?').fill('Soup and bread on Tuesdays.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.govuk-summary-list').first()).toContainText('Soup and bread on Tuesdays.');
    await page.getByRole('link', { name: 'Pause it' }).click();
    await page.getByRole('button', { name: 'Pause it' }).click();
    await page.getByRole('button', { name: 'Open it again' }).click();
    await expect(page.getByRole('alert')).toContainText('It is open again');
  });
});

test('somebody corrects an entry that everybody can read, and everybody can use the pages', async ({ page, as }) => {
  const desk = await as('officer');
  await desk.goto('/south-staffordshire/desk/provision');
  const entry = await desk.locator('a[href*="/desk/provision/"]').evaluateAll((links) => {
    const ids = links.map((link) => /provision\/([0-9a-f-]{36})/.exec(link.getAttribute('href') ?? '')?.[1]);
    return ids.filter(Boolean);
  });
  const path = `/south-staffordshire/directory/${entry[0] ?? ''}`;
  await page.goto(`${path}/claim`);
  await expectAccessible(page, 'the claim');
  await page.goto(`${path}/correction`);
  await expectAccessible(page, 'the correction');
  await sendWrong(page, 'Send the correction');
  await expectErrors(page, ['Say what is not right']);
  await page.getByLabel('What should it say?').fill('They close at four.');
  await page.getByRole('button', { name: 'Send the correction' }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you');
  await page.goto('/south-staffordshire/groups');
  await expectAccessible(page, 'the first question');
});
