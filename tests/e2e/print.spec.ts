import { addRequest } from './desk';
import { expect, test } from './fixtures';

test('a printed request has who, where and what, and neither navigation nor buttons', async ({ as }) => {
  const page = await as('officer');
  const { name, phone } = await addRequest(page, 'south-staffordshire', { address: '9 Paper Lane' });
  for (const sheet of [false, true]) {
    if (sheet) await page.getByRole('link', { name: 'Print', exact: true }).click();
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText(name).first()).toBeVisible();
    await expect(page.getByText('9 Paper Lane').first()).toBeVisible();
    await expect(page.getByText(phone).first()).toBeVisible();
    await expect(page.getByText('Food and supplies').first()).toBeVisible();
    await expect(page.getByText(/ · printed /)).toBeVisible();
    for (const gone of ['.ju-desk-nav', '.govuk-breadcrumbs', '.govuk-skip-link', '.ju-desk-header__me', 'textarea']) {
      for (const element of await page.locator(gone).all()) await expect(element, gone).toBeHidden();
    }
    for (const button of await page.getByRole('button').all()) await expect(button).toBeHidden();
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)']).toContain(ground);
    await page.emulateMedia({ media: 'screen' });
  }
});

test('what the parishes do and plan fits on one side of A4, its empty boxes framed', async ({ as }) => {
  const page = await as('officer');
  for (const narrow of [false, true]) {
    await page.goto('/south-staffordshire/desk/overview');
    if (narrow) await page.locator('.ju-matrix tbody th a').first().click();
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(paper).toMatch(/MediaBox \[0 0 841\.\d+ 59[45]\./);
  }
  await page.emulateMedia({ media: 'print' });
  for (const empty of await page.locator('.ju-matrix__cell--gap').all()) {
    await expect(empty).toHaveText('nothing');
    await expect(empty).toHaveCSS('border-top-width', '4px');
  }
});

test('the directory goes on paper in large type, a locality on one side of A4, and says what did not fit', async ({
  stranger,
}) => {
  const page = await stranger();
  // As wide as browsers leave it by themselves.
  const margin = { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' };
  await page.goto('/south-staffordshire/directory?print=yes');
  const sheets = await page.locator('.ju-sheets__sheet').count();
  expect(sheets).toBeGreaterThan(4);
  for (const place of ['', 'DY7 6AA']) {
    await page.goto(`/south-staffordshire/directory?${new URLSearchParams({ place, print: 'yes' }).toString()}`);
    const paper = (await page.pdf({ format: 'A4', margin })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(place === '' ? sheets : 1);
    await expect(page.getByText(/^And (at least )?\d+ more: ring us/).first()).toBeVisible();
  }
  await page.emulateMedia({ media: 'print' });
  const line = page.locator('.ju-sheets__list li').first();
  const points = await line.evaluate((element) =>
    Math.round(Number.parseFloat(getComputedStyle(element).fontSize) * 0.75),
  );
  expect(points).toBeGreaterThanOrEqual(16);
});
