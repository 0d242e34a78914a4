import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';

/**
 * A phone number to read out: "01632 960 142", "020 7946 0018", "+33 1 23 45 67 89".
 * What cannot be understood as a number comes back as it was written, so that nothing is lost.
 */
export function phone(written: string): string {
  const parsed = parse(written);
  if (!parsed) return written.trim();
  if (parsed.countryCallingCode !== '44') return parsed.formatInternational();
  return inGroups(parsed.formatNational()) + (parsed.ext ? ` ext ${parsed.ext}` : '');
}

/** The link that rings a number: "tel:+441632960142", or undefined when there is no number in it. */
export function phoneHref(written: string): string | undefined {
  return parse(written)?.getURI();
}

function parse(written: string): PhoneNumber | undefined {
  return parsePhoneNumberFromString(written, 'GB');
}

/** Splits the six digits after a five-digit area code in two, as council letters and GOV.UK print them. */
function inGroups(national: string): string {
  return national.replace(/^(0\d{4}) (\d{3})(\d{3})(?= |$)/, '$1 $2 $3');
}
