import { answerAll, askForHelp, confirmation, goOn } from './ask';
import { expectErrors, sendWrong } from './form-errors';
import { expect, mailOf, someone, test } from './fixtures';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled });

    test('a resident finds the council, asks for help, goes back and changes an answer', async ({ page }) => {
      await page.goto('/');
      await page.getByLabel('Your postcode').fill('dy7 6aa');
      await page.getByRole('button', { name: 'Find my council' }).click();
      await expect(page.getByRole('heading', { name: /^DY7 6AA is in Kinver/ })).toBeVisible();
      await page.getByRole('link', { name: 'South Staffordshire Council' }).click();
      await page.getByRole('link', { name: 'Get help' }).first().click();

      await page.getByLabel('I do', { exact: true }).check();
      await goOn(page);
      await page.getByLabel('Food and supplies').check();
      await page.getByLabel('Pets').check();
      await goOn(page);
      await page.getByRole('link', { name: 'Back', exact: true }).click();
      await expect(page.getByLabel('Food and supplies')).toBeChecked();
      await page.getByRole('link', { name: 'Back', exact: true }).click();
      await expect(page.getByLabel('I do', { exact: true })).toBeChecked();
      await goOn(page);
      await goOn(page);
      await page.getByLabel('You have no food for today').check();
      await goOn(page);
      await page.getByLabel('Food and supplies').fill('Bread and milk,\nno eggs');
      await goOn(page);
      await page.getByLabel('What is your postcode?').fill(' dy76aa');
      await goOn(page);
      await expect(page.getByText(/DY7 6AA is in Kinver/)).toBeVisible();
      const name = someone('Oonagh');
      await page.getByLabel('Full name').fill(name);
      await page.getByLabel('Address').fill('1 Invented Row\nKinver');
      await goOn(page);
      await page.getByLabel('Phone number').fill('(01632) 960-123');
      await page.getByLabel('Email address').fill(mailOf(name).toUpperCase());
      await goOn(page);
      await page.getByLabel(/What year were you born/).fill('1947');
      await goOn(page);
      await page.getByLabel(/At the door/).fill('Hard of hearing');
      await goOn(page);
      await expect(page.getByLabel(/^Yes, share it/)).toBeVisible();
      await page.goBack();
      await expect(page.getByLabel(/At the door/)).toHaveValue('Hard of hearing');
      await page.goForward();
      await page.getByLabel(/^Yes, share it/).check();
      await goOn(page);

      const answers = page.locator('.govuk-summary-list');
      await expect(answers).toContainText('DY7 6AA');
      await expect(answers).toContainText('01632 960 123');
      await expect(answers).toContainText(mailOf(name));
      await page.getByRole('link', { name: 'Change name' }).click();
      await page.getByLabel('Full name').fill(`${name} Senior`);
      await page.getByRole('button', { name: 'Save and check answers' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers');
      await expect(answers).toContainText(`${name} Senior`);
      await expect(answers).toContainText('Bread and milk');

      await page.getByRole('button', { name: 'Send my request' }).click();
      const { reference, link } = await confirmation(page);
      await expect(page.getByText('South Staffordshire Council', { exact: true })).toBeVisible();
      await page.getByRole('link', { name: 'Open my request' }).click();
      await expect(page).toHaveURL(link);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('We are looking for help');
      await expect(page.getByText(new RegExp(`^Request ${reference}`))).toBeVisible();
    });
  });
}

// No page of a portal has a script (weight.spec.ts): what is gone through once is the same for everybody. How a browser that
// could run one takes an error, its focus on the list of what is wrong, is looked at in access-portal.spec.ts.
test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('every question says what is wrong with its answer and keeps what was typed', async ({ page }) => {
    await page.goto('/south-staffordshire/get-help/who');
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Say whether the help is for you or for someone else']);
    await page.getByLabel('Someone else').check();
    await sendWrong(page, 'Continue');
    await expectErrors(page, [/^We can only take their details if they agree/]);
    await expect(page.getByLabel('Someone else')).toBeChecked();
    await page.getByLabel('I do', { exact: true }).check();
    await goOn(page);

    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Choose at least one thing to be helped with']);
    await page.getByLabel('Collecting medication').check();
    await page.getByLabel('Something else').check();
    await goOn(page);

    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Choose how soon help is needed']);
    await page.getByLabel('Medicine is running out').check();
    await page.getByLabel('Day', { exact: true }).fill('31');
    await page.getByLabel('Month', { exact: true }).fill('2');
    await page.getByLabel('Year', { exact: true }).fill('2026');
    await sendWrong(page, 'Continue');
    await expectErrors(page, [/^Enter a real date/]);
    await expect(page.getByLabel('Medicine is running out')).toBeChecked();
    await expect(page.getByLabel('Day', { exact: true })).toHaveValue('31');
    await page.getByLabel('This week').check();
    await goOn(page);

    await page.getByLabel(/^Collecting medication/).fill('The blue tablets');
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Say what the other help is']);
    await expect(page.getByLabel(/^Collecting medication/)).toHaveValue('The blue tablets');
    await page.getByLabel('Something else').fill('A light bulb');
    await goOn(page);

    await page.getByLabel('What is your postcode?').fill('dy7 6');
    await sendWrong(page, 'Continue');
    await expectErrors(page, [/postcode/i]);
    await expect(page.getByLabel('What is your postcode?')).toHaveValue('dy7 6');
    await page.getByLabel('What is your postcode?').fill('dy7 6aa');
    await goOn(page);

    await page.getByLabel('Address').fill('2 Kept Street');
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Enter your name']);
    await expect(page.getByLabel('Address')).toHaveValue('2 Kept Street');
    await page.getByLabel('Full name').fill(someone());
    await goOn(page);

    await page.getByLabel('Phone number').fill('12345');
    await page.getByLabel('Email address').fill('nobody@nowhere');
    await sendWrong(page, 'Continue');
    await expectErrors(page, [/^Enter a phone number/, /^Enter an email address in the right form/]);
    await expect(page.getByLabel('Phone number')).toHaveValue('12345');
    await expect(page.getByLabel('Email address')).toHaveValue('nobody@nowhere');
    await page.getByLabel('Phone number').fill('');
    await page.getByLabel('Email address').fill('');
    await sendWrong(page, 'Continue');
    await expectErrors(page, [/^Enter a phone number or an email address\./]);
    await page.getByLabel('Phone number').fill('07700 900 111');
    await goOn(page);

    await page.getByLabel(/What year were you born/).fill('nineteen');
    await sendWrong(page, 'Continue');
    await expectErrors(page, [/^Enter a year/]);
    await expect(page.getByLabel(/What year were you born/)).toHaveValue('nineteen');
    await page.getByLabel(/What year were you born/).fill('');
    await goOn(page);

    await page.getByLabel(/Diet and allergies/).fill('n'.repeat(1600));
    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Use 1,500 characters or fewer']);
    await expect(page.getByLabel(/Diet and allergies/)).toHaveValue('n'.repeat(1600));
    await page.getByLabel(/Diet and allergies/).fill('no nuts');
    await goOn(page);

    await sendWrong(page, 'Continue');
    await expectErrors(page, ['Choose whether we may share the request with those who can help']);
    await page.getByLabel(/^Yes, share it/).check();
    await goOn(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your answers');
  });

  test('whoever needs only what others do better is sent there before anything personal is asked', async ({ page }) => {
    await page.goto('/worcestershire/get-help');
    await page.getByLabel('I do', { exact: true }).check();
    await goOn(page);
    await page.getByLabel('Money worries').check();
    await goOn(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Money worries: go straight to/);
    await expect(page.getByRole('link', { name: '01632 960 510' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Add it here' }).click();
    await expect(page.getByLabel('Money worries')).toBeChecked();
    await page.getByLabel('Food and supplies').check();
    await goOn(page);
    await expect(page.getByText('You also asked for help with food and supplies')).toBeVisible();
    await goOn(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('How soon is help needed?');
  });

  test('the private link shows the request, adds to it, and takes it back', async ({ page }) => {
    const { link, name } = await askForHelp(page, { needs: ['Food and supplies'] });
    await page.goto(link);
    await expect(page.getByText(name).first()).toBeVisible();

    await page.getByRole('link', { name: 'Add something' }).click();
    await expect(page).toHaveTitle(/^What else is needed\?/);
    await sendWrong(page, 'Add it');
    await expectErrors(page, ['Choose what else is needed']);
    await page.getByLabel('Pets').check();
    await page.getByLabel(/What should we know about it/).fill('A small dog, Biscuit');
    await page.getByRole('button', { name: 'Add it' }).click();
    await expect(page.getByRole('alert')).toContainText('We have added it to your request.');
    await expect(page.getByText('A small dog, Biscuit')).toBeVisible();

    await page.getByRole('link', { name: 'Say more about food and supplies' }).click();
    await page.getByLabel('Add to this').fill('Porridge, please');
    await page.getByRole('button', { name: 'Add this' }).click();
    await expect(page.getByText('Porridge, please')).toBeVisible();

    await page.getByRole('link', { name: 'Change phone' }).click();
    await page.getByLabel('Phone number').fill('01632 960 555');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('01632 960 555')).toBeVisible();

    await page.getByRole('link', { name: 'Take my request back' }).click();
    await page.getByRole('button', { name: 'Take my request back' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You took this request back');
    await expect(page.getByRole('link', { name: 'Add something' })).toHaveCount(0);
  });

  test('the button that sends, pressed twice, sends once', async ({ page }) => {
    await answerAll(page);
    await page.getByRole('button', { name: 'Send my request' }).dblclick();
    const { reference, link } = await confirmation(page);
    await page.goBack();
    await page.goto('/south-staffordshire/get-help/check');
    expect(await confirmation(page)).toEqual({ reference, link });
  });
});
