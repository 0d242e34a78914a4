/** The fields of a form by name, as a form holds them: text, empty where nothing stands. */
export type FormValues = Readonly<Record<string, string>>;

/** A field that somebody else changed while the form was open. */
export interface TheirChange {
  name: string;
  /** What stands in the record now. */
  now: string;
  /** We changed it too: what was typed is kept in the form, and saving it replaces theirs. */
  both: boolean;
}

/**
 * Brings together a form that was filled in on an old state of a record with the record as it is now: what only they
 * changed is taken over, what was typed here is kept, and every change of theirs is named.
 */
export function mergeForm(
  before: FormValues,
  typed: FormValues,
  now: FormValues,
): { values: FormValues; theirs: TheirChange[] } {
  const values: Record<string, string> = { ...typed };
  const theirs: TheirChange[] = [];
  for (const [name, current] of Object.entries(now)) {
    const [was = '', mine = ''] = [before[name], typed[name]].map((text) => text && tidy(text));
    if (tidy(current) === was || tidy(current) === mine) continue;
    const both = mine !== was;
    if (!both) values[name] = current;
    theirs.push({ name, now: current, both });
  }
  return { values, theirs };
}

/** Browsers send line breaks as CR LF, and nobody types a space at the end on purpose. */
function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
