import { expect, type Page, type Request } from '@playwright/test';

/** All that a page of a portal may send over the line, headers included: bytes. */
const MOST = 100_000;

/** What the line carries for a page that is opened for the first time, bytes. */
async function weigh(page: Page, path: string): Promise<number> {
  const sizes: Promise<number>[] = [];
  const weighed = (request: Request) => {
    sizes.push(request.sizes().then((size) => size.responseBodySize + size.responseHeadersSize));
  };
  page.on('requestfinished', weighed);
  await page.goto(path);
  page.off('requestfinished', weighed);
  return (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
}

/** Fails unless each of these pages, opened for the first time, weighs little and has no script. */
export async function expectLight(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  for (const path of paths) {
    const weight = await weigh(page, path);
    expect(weight, path).toBeGreaterThan(1000);
    expect(weight, path).toBeLessThanOrEqual(MOST);
    await expect(page.locator('script'), path).toHaveCount(0);
  }
  await session.detach();
}
