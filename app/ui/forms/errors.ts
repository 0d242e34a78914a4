/** What is wrong with one answer: a sentence, several, or nothing. The shape in which form parsing reports it. */
export type FieldError = string | readonly string[] | null | undefined;

/** What is wrong with a form, by field name, in the order of the questions. The empty name is the form as a whole. */
export type FormErrors = Readonly<Record<string, FieldError>>;

/** What is wrong with a form that has not been sent yet. */
export const NO_ERRORS: FormErrors = {};

/** The sentences of one field's error, none if it has none. */
export function sentences(error: FieldError): readonly string[] {
  if (!error) return [];
  return typeof error === 'string' ? [error] : error;
}

/** Whether anything at all is wrong. */
export function hasErrors(errors: FormErrors | null | undefined): boolean {
  return Object.values(errors ?? {}).some((error) => sentences(error).length > 0);
}

/** The id of the input that answers to a name, so that an error can link to it: "needs[0].detail" is "needs-0-detail". */
export function fieldId(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
}
