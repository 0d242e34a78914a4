import { type Locator, type Page } from '@playwright/test';
import { confirmation } from './ask';
import { addRequest } from './desk';
import { expect, mailOf, someone, test } from './fixtures';

/** Whether whatever has the focus shows it: an outline, a ring or a ground that it does not have otherwise. */
async function focusShows(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement)) return false;
    // The circles and boxes of GOV.UK's choices are drawn before their labels.
    const drawn = focused.matches('.govuk-radios__input, .govuk-checkboxes__input');
    const looks = () => {
      const style =
        drawn && focused.nextElementSibling
          ? getComputedStyle(focused.nextElementSibling, '::before')
          : getComputedStyle(focused);
      const outline = style.outlineStyle === 'none' || style.outlineWidth === '0px' ? '' : style.outline;
      return [outline, style.boxShadow, style.backgroundColor, style.borderWidth].join();
    };
    const with_ = looks();
    focused.blur();
    const without = looks();
    focused.focus();
    return with_ !== without;
  });
}

/** Presses Tab until something has the focus; fails when it is not reached, or something on the way does not show it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await focusShows(page), 'the focus is seen').toBe(true);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not reach ${target.toString()}`);
}

/** Types into the field with this label, reached by Tab. */
async function type(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label).first());
  await page.keyboard.type(text);
}

async function choose(page: Page, label: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press('Space');
}

async function press(page: Page, button: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name: button }));
  await page.keyboard.press('Enter');
}

/** Goes on by the keyboard, and waits for the next question. */
async function goOn(page: Page, next: string): Promise<void> {
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(next);
}

test('asks for help with the keyboard alone', async ({ page }) => {
  test.slow();
  await page.goto('/south-staffordshire');
  await tabTo(page, page.getByRole('link', { name: 'Get help', exact: true }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Who needs help?');
  await choose(page, 'I do');
  await goOn(page, 'What do you need help with?');
  await choose(page, 'Food and supplies');
  await goOn(page, 'How soon is help needed?');
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('This week')).toBeChecked();
  await goOn(page, 'Tell us a little more');
  await goOn(page, 'What is your postcode?');
  await type(page, 'What is your postcode?', 'dy7 6aa');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('name and address');
  const name = someone('Kay');
  await type(page, 'Full name', name);
  await type(page, 'Address', '5 Key Street');
  await goOn(page, 'How can we reach you?');
  await press(page, 'Continue');
  await expect(page.locator('.govuk-error-summary')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  // Until it has loaded, a page may go to the field that its address names once more.
  await page.waitForURL(/#phone$/, { waitUntil: 'load' });
  await expect(page.getByLabel('Phone number')).toBeFocused();
  await page.keyboard.type('07700 900 444');
  await type(page, 'Email address', mailOf(name));
  await goOn(page, 'What year were you born?');
  await goOn(page, 'anything helpers should know');
  await goOn(page, 'May we share');
  await tabTo(page, page.getByRole('radio').first());
  await page.keyboard.press('Space');
  await goOn(page, 'Check your answers');
  await press(page, 'Send my request');
  await confirmation(page);
});

test('the first Tab on a page offers to skip to the main part', async ({ page }) => {
  for (const path of ['/', '/south-staffordshire', '/south-staffordshire/get-help/who', '/sign-in']) {
    await page.goto(path);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to main content' });
    await expect(skip, path).toBeFocused();
    await expect(skip, path).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main'), path).toBeFocused();
  }
});

test('at the desk, the focus is seen on everything and goes down the page in its order', async ({ as }) => {
  const page = await as('officer');
  const { path } = await addRequest(page, 'south-staffordshire');
  for (const at of ['/south-staffordshire/desk/requests', path]) {
    await page.goto(at);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused();
    const stops: string[] = [];
    for (let presses = 0; presses < 25; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await focusShows(page), stops.at(-1)).toBe(true);
      stops.push(await page.evaluate(() => document.activeElement?.textContent.trim() ?? ''));
    }
    expect(stops[0]).toBe('Joined Up');
    expect(stops.indexOf('councils and account')).toBeLessThan(stops.indexOf('Home'));
  }
});

test('an officer matches with the keyboard alone', async ({ as }) => {
  const page = await as('officer');
  await addRequest(page, 'south-staffordshire', { postcode: 'WV6 7AA' });
  const button = page.getByRole('button', { name: /^Match / }).first();
  const name = /^Match (.*) with/.exec((await button.textContent()) ?? '')?.[1] ?? '';
  expect(name).not.toBe('');
  await page.goto(page.url());
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText(`Matched with ${name}`);
});
