/** The Enter key presses the first button of a form, which must save it, not add a row. Out of sight and of the tab order. */
export function SaveOnEnter() {
  return (
    <button type="submit" className="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
      Save
    </button>
  );
}
