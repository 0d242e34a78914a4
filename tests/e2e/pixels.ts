import { expect, type Locator, type Page } from '@playwright/test';
import type { Boundaries } from '~/ui/map/plan';

/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];
type Spot = readonly [x: number, y: number];

/** The colours that are painted at some spots of a box, as a picture of it shows them. */
export async function coloursAt(page: Page, box: Locator, spots: readonly Spot[]): Promise<Colour[]> {
  const picture = (await box.screenshot()).toString('base64');
  const reader = await page.context().newPage();
  const colours = await reader.evaluate(
    async ([source, wanted]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      const drawn = canvas.getContext('2d');
      drawn?.drawImage(image, 0, 0);
      return wanted.map(([x, y]) => [...(drawn?.getImageData(x, y, 1, 1).data ?? [])].slice(0, 3));
    },
    [picture, spots] as const,
  );
  await reader.close();
  return colours as unknown as Colour[];
}

/** Whether two colours are the same to the eye. */
export function alike(a: Colour, b: Colour): boolean {
  return a.every((part, at) => Math.abs(part - (b[at] ?? 0)) <= 8);
}

export function colourOf(hex: string): Colour {
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
}

/** One colour over another that shines through. */
export function over(colour: Colour, ground: Colour, opacity: number): Colour {
  return colour.map((part, at) => Math.round(part * opacity + (ground[at] ?? 0) * (1 - opacity))) as unknown as Colour;
}

const PADDING = 24;

/** Where longitudes and latitudes lie in the box of a map that has not been moved, pixels: Mercator, fitted to its areas. */
export async function placedIn(box: Locator, [west, south, east, north]: Boundaries['box']) {
  const size = await box.boundingBox();
  expect(size).not.toBeNull();
  const [width, height] = [size?.width ?? 0, size?.height ?? 0];
  const [left, bottom] = mercator(west, south);
  const [right, top] = mercator(east, north);
  const scale = Math.min((width - 2 * PADDING) / (right - left), (height - 2 * PADDING) / (bottom - top));
  return (lon: number, lat: number): Spot => {
    const [x, y] = mercator(lon, lat);
    return [width / 2 + (x - (left + right) / 2) * scale, height / 2 + (y - (top + bottom) / 2) * scale];
  };
}

function mercator(lon: number, lat: number): Spot {
  return [(lon + 180) / 360, (1 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / Math.PI) / 2];
}
