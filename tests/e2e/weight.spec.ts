import { test } from './fixtures';
import { expectLight } from './weigh';

// The private pages are weighed as they are opened out of a letter: mail.spec.ts.
const PAGES = [
  '/',
  '/?postcode=dy7%206aa',
  '/?postcode=nonsense',
  '/worcestershire',
  '/south-staffordshire',
  '/kinver',
  '/south-staffordshire/directory?place=dy7%206aa',
  '/south-staffordshire/progress',
  '/worcestershire/information/privacy',
  '/worcestershire/information/money-bills-and-benefits',
  '/south-staffordshire/get-help/who',
  '/south-staffordshire/offer-help/kind',
  '/south-staffordshire/nothing-here',
  '/nowhere-at-all',
];

test('the pages of the portals weigh little and need no script', async ({ page }) => {
  await expectLight(page, PAGES);
});
