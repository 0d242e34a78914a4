/**
 * The texts of what a long JSON list holds, one after the other: of an array, or of the `contents` of an object. So a file of
 * fifty thousand services is never in memory as a whole tree. Null for a text that is neither. That each is JSON is for
 * whoever parses it; a list that does not end throws a SyntaxError.
 */
export function elementsOf(text: string): Generator<string> | null {
  const start = startOf(text);
  return start === null ? null : elementsFrom(text, start);
}

const CONTENTS = /"contents"\s*:\s*\[/y;

/** Where the first element may begin. */
function startOf(text: string): number | null {
  const first = /^[\s\uFEFF]*/.exec(text)?.[0].length ?? 0;
  if (text[first] === '[') return first + 1;
  if (text[first] !== '{') return null;
  for (const { at, depth } of marksOf(text, first)) {
    if (depth !== 1 || text[at] !== '"') continue;
    CONTENTS.lastIndex = at;
    if (CONTENTS.test(text)) return CONTENTS.lastIndex;
  }
  return null;
}

function* elementsFrom(text: string, start: number): Generator<string> {
  let from = start;
  for (const { at, depth } of marksOf(text, start)) {
    const ends = depth < 0;
    if (!ends && !(depth === 0 && text[at] === ',')) continue;
    const element = text.slice(from, at).trim();
    // Nothing between the brackets is an empty list; nothing before a comma is a slip.
    if (element !== '' || from !== start || !ends) yield element;
    if (ends) return;
    from = at + 1;
  }
  throw new SyntaxError('The list does not end');
}

const MARK = /["[\]{},]/g;

/** Brackets, commas and where strings begin, each with how deep it lies: a bracket counts as what it leads to. */
function* marksOf(text: string, start: number): Generator<{ at: number; depth: number }> {
  let depth = 0;
  let next = start;
  for (;;) {
    MARK.lastIndex = next;
    const at = MARK.exec(text)?.index;
    if (at === undefined) return;
    const mark = text[at];
    if (mark === '{' || mark === '[') depth += 1;
    if (mark === '}' || mark === ']') depth -= 1;
    yield { at, depth };
    next = mark === '"' ? endOfString(text, at) : at + 1;
  }
}

function endOfString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + 1;
  }
  throw new SyntaxError('A string does not end');
}
