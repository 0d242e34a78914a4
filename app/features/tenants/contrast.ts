/** How much lighter white is than a colour, as WCAG 2.2 counts it. Text and buttons need at least this much. */
export const AA_CONTRAST = 4.5;

/**
 * The contrast of a colour with white, from 1 (white itself) to 21 (black), by WCAG's relative luminance.
 * Expects `#rrggbb`: the schema refuses anything else first.
 */
export function contrastWithWhite(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return 1.05 / (luminance + 0.05);
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
