import { expectAllAccessible } from './axe';
import { expect, test } from './fixtures';

const HOME = 'DY7 6HL'; // Kinver

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  for (const width of [1280, 320]) {
    test(`a resident finds help by postcode, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto('/south-staffordshire');
      await page.getByLabel('Your postcode, parish or town').fill(HOME);
      await page.getByRole('button', { name: 'Find help' }).click();
      await page.getByRole('link', { name: new RegExp(`^All \\d+ near ${HOME}$`) }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help in Kinver, South Staffordshire');
      await expect(page.getByText(new RegExp(`\\d+ near ${HOME}, (\\d+|none) open now`))).toBeVisible();
      await expect(page.getByRole('heading', { level: 2, name: 'In Kinver', exact: true })).toBeVisible();

      if (width === 320) await page.locator('.ju-filter__summary').click();
      await page.getByLabel('In words').fill('pharmacey pickup');
      await page.getByRole('button', { name: 'Apply' }).click();
      const first = page.locator('.ju-card').first();
      await expect(first).toContainText('Collecting medication');
      const name = await first.getByRole('heading').innerText();
      await first.getByRole('link', { name }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
      await expect(page.getByRole('link', { name: 'Suggest a correction' })).toBeVisible();
      const sideways = await page.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth);
      expect(sideways).toBe(false);
    });
  }

  test('a list on paper has a sheet for each locality, with council and date at its foot', async ({ page }) => {
    await page.goto('/south-staffordshire/directory?print=yes');
    const feet = page.locator('.ju-sheets__foot');
    expect(await feet.count()).toBeGreaterThanOrEqual(5);
    await expect(feet.first()).toContainText(/South Staffordshire Council · .* \d{4}$/);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.ju-portal-header')).toBeHidden();
  });
});

test('everybody can use the directory', async ({ page }) => {
  const list = `/kinver/directory?place=${encodeURIComponent(HOME)}`;
  await page.goto(list);
  const entry = (await page.locator('.ju-card a').first().getAttribute('href')) ?? '';
  await expectAllAccessible(page, [
    list,
    entry,
    '/south-staffordshire/directory',
    '/south-staffordshire/directory?words=zzzzqq',
    '/south-staffordshire/directory?print=yes',
    `/south-staffordshire?place=${encodeURIComponent(HOME)}`,
  ]);
});

test('an officer writes a page, looks at it first, and publishes it', async ({ as }) => {
  const page = await as('officer');
  const word = `floods-${Date.now()}`;
  await page.goto('/south-staffordshire/desk/pages');
  await page.getByRole('link', { name: 'Write a page' }).click();
  await page.getByLabel('Title').fill('When the river rises');
  await page.getByLabel('Word for its address').fill(word);
  await page.getByLabel('Text').fill('## Sandbags\n\nRing us. <script>alert(1)</script>');
  await page.getByRole('button', { name: 'Show what it will look like' }).click();
  await expect(page.getByRole('heading', { name: 'Sandbags' })).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published.').first()).toBeVisible();
  await page.goto(`/south-staffordshire/information/${word}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('When the river rises');
  await expectAllAccessible(page, ['/south-staffordshire/desk/pages', `/south-staffordshire/desk/pages/${word}`]);
});
