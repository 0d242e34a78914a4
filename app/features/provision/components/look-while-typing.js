// Looks whether an entry is on the map already while the first step of a new one is typed. A plain module beside a plain
// page: without it the button "Go on" looks, and nothing else is different. What is shown stands ready in a template.

const PAUSE_MS = 400;

/** @type {HTMLFormElement | null} */
const form = document.querySelector('form[data-look]');
/** @type {HTMLElement | null} */
const found = document.querySelector('[data-look-found]');
/** @type {HTMLTemplateElement | null} */
const template = document.querySelector('template[data-look-entry]');
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {AbortController | undefined} */
let asking;

if (form && found && template) {
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void look(form, found, template), PAUSE_MS);
  });
}

/**
 * @param {HTMLFormElement} from
 * @param {HTMLElement} into
 * @param {HTMLTemplateElement} entry
 */
async function look(from, into, entry) {
  asking?.abort();
  asking = new AbortController();
  try {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(from)) if (typeof value === 'string') body.append(name, value);
    const answer = await fetch(String(from.dataset.look), { method: 'POST', body, signal: asking.signal });
    if (!answer.ok) return;
    /** @type {{ similar: Similar[] }} */
    const told = await answer.json();
    show(told.similar, into, entry);
  } catch {
    // Not reached, or asked again meanwhile: the button looks all the same.
  }
}

/** @typedef {{ name: string, words: string, href: string }} Similar */

/**
 * @param {readonly Similar[]} similar
 * @param {HTMLElement} into
 * @param {HTMLTemplateElement} entry
 */
function show(similar, into, entry) {
  const lines = similar.map(({ name, words, href }) => {
    const line = /** @type {DocumentFragment} */ (entry.content.cloneNode(true));
    const link = line.querySelector('a');
    const said = line.querySelector('span');
    if (link) Object.assign(link, { href, textContent: name });
    if (said) said.textContent = words;
    return line;
  });
  into.querySelector('ul')?.replaceChildren(...lines);
  into.hidden = similar.length === 0;
}
