/** Text without the NUL character, which comes with some pastes, means nothing and cannot be stored. */
export const withoutNul = (text: string): string => text.replaceAll('\u0000', '');
