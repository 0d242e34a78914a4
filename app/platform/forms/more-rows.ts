/** The button that adds an empty row to a list of a form has this name, and the list's name as its value. */
export const MORE_ROWS = 'more';

/** Whether a posted form is not finished: it is to be shown again with all that was typed and another row. */
export function wantsMoreRows(form: FormData): boolean {
  return form.has(MORE_ROWS);
}
