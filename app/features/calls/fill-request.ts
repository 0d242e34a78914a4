/** Fields of a call and those of a request that say the same. */
const SAME: Readonly<Record<string, string>> = {
  name: 'name',
  phone: 'phone',
  email: 'email',
  postcode: 'postcode',
  parish: 'areaCode',
  notes: 'note',
};

/** A field that somebody types into or chooses from. */
export type TypedField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Whether it is one: boxes and buttons of a form's elements come as lists, or are of other kinds. */
export function isTypedField(found: unknown): found is TypedField {
  return (
    found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement || found instanceof HTMLSelectElement
  );
}

/**
 * Fills in the request beside a call while somebody types into the call, so that nothing is typed twice. What somebody has
 * written into the request itself (`written`, names of its fields) stays as it is.
 */
export function fillRequest(typed: TypedField, request: HTMLElement, written: ReadonlySet<string>): void {
  const { name, value } = typed;
  if (typed instanceof HTMLInputElement && typed.dataset.need) fillNeed(typed, request, written);
  const same = SAME[name];
  const field = same === undefined || written.has(same) ? null : request.querySelector(`[name="${same}"]`);
  if (isTypedField(field)) field.value = value;
}

/** What is needed, ticked in the call (`data-need` is the category's slug), is ticked in the request. */
function fillNeed({ dataset, checked }: HTMLInputElement, request: HTMLElement, written: ReadonlySet<string>): void {
  if (written.has('needs')) return;
  const boxes = request.querySelectorAll<HTMLInputElement>('input[name="needs"]');
  for (const box of boxes) if (box.value === dataset.need) box.checked = checked;
}
