/** Letters of a phone number as it is kept: E.164, ";ext=" and an extension of seven digits. */
export const LONGEST_PHONE = 30;
