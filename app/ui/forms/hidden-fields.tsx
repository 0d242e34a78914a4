/** Values to carry along in a form: empty ones are left out, lists are repeated. */
export type HiddenValues = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** Hidden inputs, one a value. */
export function HiddenFields({ values }: { values: HiddenValues }) {
  return Object.entries(values).flatMap(([name, value]) =>
    listOf(value).map((text, index) => <input type="hidden" name={name} value={text} key={`${name} ${index}`} />),
  );
}

function listOf(value: HiddenValues[string]): readonly string[] {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
}
