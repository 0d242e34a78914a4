import { askForHelp } from './ask';
import { expect, someone, test } from './fixtures';
import { offerHelp } from './offer';

/** The request's page at a desk, out of its page at another. */
const at = (desk: string, url: string) =>
  url.replace(/^.*?\/desk\/requests\/([0-9a-f-]{36}).*$/, `/${desk}/desk/requests/$1`);

test('from a resident’s request to a match, in three isolated tiers', async ({ page, stranger, as }) => {
  test.slow();
  const resident = someone('Rosalind');
  const volunteer = someone('Vernon');
  let url = '';

  await test.step('a resident of Kinver asks for help at the district’s portal', async () => {
    await page.goto('/');
    await page.getByLabel('Your postcode').fill('DY7 6AA');
    await page.getByRole('button', { name: 'Find my council' }).click();
    await page.getByRole('link', { name: 'South Staffordshire Council' }).click();
    await askForHelp(page, { name: resident, urgency: 'You have no food for today' });
  });

  await test.step('a volunteer round the corner offers it', async () => {
    await offerHelp(await stranger(), { name: volunteer, postcode: 'DY7 6AA', reach: 'Walking distance' });
  });

  const officer = await as('officer');
  await test.step('the officer finds the request in the queue and matches the two with one click', async () => {
    await officer.goto('/south-staffordshire/desk');
    await officer.getByRole('link', { name: /^Requests/ }).click();
    await officer.getByLabel('Name, reference, phone or postcode').fill(resident);
    await officer.getByRole('button', { name: 'Apply' }).click();
    await officer.getByRole('row').filter({ hasText: resident }).getByRole('link').click();
    url = officer.url();
    await expect(officer.getByRole('heading', { level: 1 })).toContainText(resident);
    await expect(officer.getByText('Food today').first()).toBeVisible();
    await officer.getByRole('button', { name: `Match ${volunteer} with food and supplies` }).click();
    await expect(officer.getByRole('status')).toContainText(`Matched with ${volunteer}`);
    await officer.getByRole('button', { name: `Accepted : ${volunteer}` }).click();
    await expect(officer.getByRole('status')).toContainText(`${volunteer} has accepted`);
  });

  await test.step('for the officer of another county’s district the request does not exist', async () => {
    const wychavon = await as('wychavon');
    for (const desk of ['wychavon', 'south-staffordshire']) {
      expect((await wychavon.goto(at(desk, url)))?.status()).toBe(404);
      await expect(wychavon.locator('body')).not.toContainText(resident);
    }
  });

  await test.step('the county’s coordinator sees it', async () => {
    const county = await as('county');
    await county.goto(at('staffordshire', url));
    await expect(county.getByRole('heading', { level: 1 })).toContainText(resident);
    await expect(county.getByText('held by South Staffordshire').first()).toBeVisible();
  });

  const clerk = await as('kinver');
  await test.step('the parish’s clerk sees it only once it is handed on', async () => {
    expect((await clerk.goto(at('kinver', url)))?.status()).toBe(404);
    await officer.goto(at('south-staffordshire', url));
    await officer.getByRole('link', { name: 'Hand on' }).click();
    await officer.getByLabel('Kinver Parish Council').check();
    await officer.getByLabel('Reason').fill('The telephone circle knows her.');
    await officer.getByRole('button', { name: 'Hand it on' }).click();
    await expect(officer.getByRole('status').first()).toContainText('Handed on');
    await clerk.goto(at('kinver', url));
    await expect(clerk.getByRole('heading', { level: 1 })).toContainText(resident);
    await expect(clerk.getByText('The telephone circle knows her.')).toBeVisible();
    // The volunteer stays on the district's register.
    await expect(clerk.getByText('on the register of another council')).toBeVisible();
  });

  await test.step('the officer, one tier above, goes on seeing it', async () => {
    await officer.goto(at('south-staffordshire', url));
    await expect(officer.getByText('held by Kinver').first()).toBeVisible();
  });

  await test.step('social care reads it, can change nothing, and leaves a trace', async () => {
    const socialCare = await as('socialCare');
    await socialCare.goto('/staffordshire/desk');
    await socialCare.getByLabel('Name, reference, phone or postcode').fill(resident);
    await socialCare.getByRole('button', { name: 'Search' }).click();
    await socialCare.getByRole('row').filter({ hasText: resident }).getByRole('link').click();
    await expect(socialCare.getByRole('heading', { level: 1 })).toContainText(resident);
    await expect(socialCare.getByText(volunteer).first()).toBeVisible();
    await expect(socialCare.getByRole('main').getByRole('button')).toHaveCount(0);
    await expect(socialCare.getByRole('link', { name: /^(Edit|Close request|Hand on|Add or change)/ })).toHaveCount(0);
    const reader = (await socialCare.locator('.ju-desk-header__me').textContent())?.split(' · ')[0] ?? '';
    expect(reader.length).toBeGreaterThan(3);

    await officer.goto(at('south-staffordshire', url));
    await officer.getByRole('link', { name: /^Seen by \d+ people/ }).click();
    await expect(officer.getByRole('row').filter({ hasText: reader })).toContainText('social care');
    await expect(officer.getByRole('row').filter({ hasText: 'Wychavon' })).toHaveCount(0);
  });
});
