import { confirmation, goOn } from './ask';
import { expectErrors, sendWrong } from './form-errors';
import { expect, someone, test } from './fixtures';
import { answerOffer, offerHelp } from './offer';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('a volunteer offers help, gets a link, pauses and resumes', async ({ page }) => {
      const { name } = await answerOffer(page);
      const answers = page.locator('.govuk-summary-list');
      await expect(answers).toContainText('WV5 9AA, Wombourne');
      await expect(answers).toContainText('Up to 5 miles');
      await page.getByRole('link', { name: 'Change name' }).click();
      await expect(page.getByLabel('What is your name?')).toHaveValue(name);
      await page.getByRole('button', { name: 'Save and check answers' }).click();
      await page.getByRole('button', { name: 'Send my offer' }).dblclick();
      const { reference, link } = await confirmation(page);
      await expect(page.getByText('South Staffordshire Council', { exact: true })).toBeVisible();

      await page.getByRole('link', { name: 'Open my offer' }).click();
      await expect(page).toHaveURL(link);
      await expect(page.getByText(new RegExp(reference)).first()).toBeVisible();
      await page.getByRole('link', { name: 'Pause my offer' }).click();
      await page.getByRole('button', { name: 'Pause my offer' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your offer is paused');
      await page.getByRole('button', { name: 'Open my offer again' }).click();
      await expect(page.getByRole('alert')).toContainText('Your offer is open again.');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(We have your offer|Your offer is open)\s*$/);
    });
  });
}

// No page of a portal has a script (weight.spec.ts): what is gone through once is the same for everybody.
test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a group says who it is, and every wrong answer comes back with what was typed', async ({ page }) => {
    await page.goto('/south-staffordshire/offer-help');
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Say whether you offer help yourself or for a group']);
    await page.getByLabel('A community group or charity').check();
    await goOn(page);
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Choose at least one thing to help with']);
    await page.getByLabel('Food and supplies').check();
    await goOn(page);
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Enter a postcode, or say that you do not know it']);
    await page.getByLabel(/postcode\?$/).fill('wv5 9ab');
    await goOn(page);
    if (await page.getByLabel('Parish or town').isVisible()) {
      await page.getByLabel('Parish or town').selectOption({ index: 1 });
      await goOn(page);
    }
    await sendWrong(page, 'Continue');
    await expectErrors(page, [/^Choose how far/]);
    await page.getByLabel('Anywhere in the county').check();
    await goOn(page);
    await page.getByLabel('Monday').check();
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Choose at least one part of the day']);
    await expect(page.getByLabel('Monday')).toBeChecked();
    await page.getByLabel('Mornings').check();
    await goOn(page);
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Choose how you get about']);
    await page.getByLabel('Van or minibus').check();
    await goOn(page);
    await page.getByLabel(/^Anything else you bring/).fill('A hall with a kitchen');
    await goOn(page);
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Choose which check you have, or none']);
    await page.getByLabel('Basic').check();
    await goOn(page);
    await page.getByLabel(/at a time\?$/).fill('many');
    await sendWrong(page, 'Continue');
    await expectErrors(page, [/^Enter a whole number/]);
    await expect(page.getByLabel(/at a time\?$/)).toHaveValue('many');
    await page.getByLabel(/at a time\?$/).fill('12');
    await goOn(page);
    await page.getByLabel('Name of the group or charity').fill(someone('Lifeboat'));
    await page.getByLabel('Charity number').fill('12');
    await sendWrong(page, 'Continue');
    await expectErrors(page, [/^Enter the name of the person/, /^Enter a charity number/]);
    await expect(page.getByLabel('Charity number')).toHaveValue('12');
    await page.getByLabel('Whom can we talk to?').fill(someone('Odd'));
    await page.getByLabel('Charity number').fill('1234567');
    await goOn(page);
    await sendWrong(page, 'Continue');
    await expectErrors(page, [/^Enter a phone number or an email address/]);
    await page.getByLabel('Phone number').fill('07700 900 222');
    await goOn(page);
    await sendWrong(page, 'Continue');
    await expectErrors(page, [/^Tick the box if you agree/]);
    await page.getByLabel('I agree').check();
    await goOn(page);
    const answers = page.locator('.govuk-summary-list');
    await expect(answers).toContainText('A hall with a kitchen');
    await expect(answers).toContainText('1234567');
  });

  test('the private link withdraws an offer', async ({ page }) => {
    const { link, name } = await offerHelp(page);
    await page.goto(link);
    await expect(page.getByText(name).first()).toBeVisible();
    await page.getByRole('link', { name: 'Withdraw my offer' }).click();
    await page.getByRole('button', { name: 'Withdraw my offer' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You withdrew this offer');
    await expect(page.getByRole('link', { name: 'Pause my offer' })).toHaveCount(0);
  });
});
