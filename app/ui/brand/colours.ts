/** The colours a tenant's pages are painted in, all worked out from the one it configured. */
export interface BrandColours {
  /** Header, primary button, active tab. White text on it is readable (WCAG AA). */
  brand: string;
  /** Hover, the edge under a button, and text on the tint. */
  dark: string;
  /** A light ground behind what is chosen. */
  tint: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const READABLE = 4.5;
const STEP = 0.04;

/**
 * Works out a tenant's colours from a hex colour such as "#4b2e83".
 * A colour too light to carry white text is darkened until it does, so no configuration can make a page unreadable.
 * Throws a RangeError for anything but # and six hex digits: the value ends up inside a style sheet.
 */
export function brandColours(hex: string): BrandColours {
  const brand = darkenUntilReadable(parse(hex));
  return { brand: print(brand), dark: print(mix(brand, BLACK, 0.35)), tint: print(mix(brand, WHITE, 0.9)) };
}

/** The WCAG contrast ratio of two hex colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  return ratio(parse(one), parse(other));
}

function darkenUntilReadable(colour: Rgb): Rgb {
  for (let share = 0; share < 1; share += STEP) {
    const darker = mix(colour, BLACK, share);
    if (ratio(darker, WHITE) >= READABLE) return darker;
  }
  return BLACK;
}

function parse(hex: string): Rgb {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) throw new RangeError(`Not a colour like #1b4965: ${hex}`);
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

function print(colour: Rgb): string {
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function mix(colour: Rgb, into: Rgb, share: number): Rgb {
  const blend = (index: 0 | 1 | 2) => Math.round(colour[index] + (into[index] - colour[index]) * share);
  return [blend(0), blend(1), blend(2)];
}

function ratio(one: Rgb, other: Rgb): number {
  const lights = [luminance(one), luminance(other)];
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
