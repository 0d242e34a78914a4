import { brandColours } from './colours';

interface BrandStyleProps {
  /** The tenant's colour, # and six hex digits. Anything else throws a RangeError. */
  colour: string;
  /** The nonce of this response's Content-Security-Policy. */
  nonce?: string;
}

/**
 * Paints the page in a tenant's colour. Goes into <head>, after the style sheet.
 * A style block with a nonce, because the policy forbids style attributes. Browsers hide the nonce from scripts, so the
 * hydrated value never equals the sent one; that difference is expected.
 */
export function BrandStyle({ colour, nonce }: BrandStyleProps) {
  const { brand, dark, tint } = brandColours(colour);
  const css = `:root{--brand:${brand};--brand-dark:${dark};--brand-tint:${tint}}`;
  return <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: css }} />;
}
