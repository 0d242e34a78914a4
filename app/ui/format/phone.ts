import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/min';

/**
 * A phone number to read out: "01632 960 142", "020 7946 0018", "+33 1 23 45 67 89", "01632 960 142 ext. 12".
 * What cannot be understood as a number comes back as it was written, so that nothing is lost.
 */
export function phone(written: string): string {
  const parsed = parsePhoneNumberFromString(written, 'GB');
  return parsed ? withoutExtension(parsed) + (parsed.ext ? ` ext. ${parsed.ext}` : '') : written.trim();
}

function withoutExtension(parsed: PhoneNumber): string {
  const leftOut = { formatExtension: (number: string) => number };
  if (parsed.countryCallingCode !== '44') return parsed.format('INTERNATIONAL', leftOut);
  return inGroups(parsed.format('NATIONAL', leftOut));
}

/** Splits the six digits after a five-digit area code in two, as council letters and GOV.UK print them. */
function inGroups(national: string): string {
  return national.replace(/^(0\d{4}) (\d{3})(\d{3})$/, '$1 $2 $3');
}
