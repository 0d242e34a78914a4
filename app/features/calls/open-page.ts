import { paths } from '~/paths';
import type { SaveAnswer } from './draft-saver';
import { splitParts, type Split } from './parts';
import { PART_PREFIX } from './schema';

/** What the browser was given of a call. */
export interface CallShown {
  tenant: string;
  id: string;
  version: number;
  /** This open page; its earlier saves are its own. */
  editor: string;
  /** Seals what is kept in the browser: see `KeptCopy`. */
  copyKey: string;
}

/** The fields on which the right side depends. */
const LOOKED_UP = ['name', 'phone', 'postcode', 'parish', 'categories'];
const GIVE_UP_MS = 8000;
/** A request that may outlive its page holds 64 kB in browsers. */
const OUTLIVES_PAGE = 60_000;

type Pair = readonly [name: string, value: string];

/** All that the open page of a call holds: its fields, the forms at the right, who was told and is not saved yet. */
export class OpenPage {
  private form: HTMLFormElement | null = null;
  private refresh: () => void = () => undefined;
  private version: number;
  private editor: string;
  private readonly unsaved = new Set<string>();
  private readonly parts = new Map<string, { names: Set<string>; pairs: readonly Pair[] }>();
  private broughtIn: readonly Pair[] = [];
  private lookedUp: string | null = null;
  private sent: { told: string[]; lookedUp: string } = { told: [], lookedUp: '' };

  constructor(private readonly call: CallShown) {
    this.version = call.version;
    this.editor = call.editor;
  }

  watch(form: HTMLFormElement | null, refresh: () => void): void {
    this.form = form;
    this.refresh = refresh;
    this.lookedUp ??= lookedUpIn(this.body());
  }

  tell(provisionId: string): void {
    this.unsaved.add(provisionId);
  }

  /** A field of a form at the right was typed into: from now on it is saved with the call. */
  touch(part: string, name: string): void {
    const names = this.parts.get(part)?.names ?? new Set();
    this.parts.set(part, { names: names.add(name).add('id'), pairs: [] });
    this.look();
  }

  /** A form at the right is sent: what was typed into it is not saved with the call again afterwards. */
  forget(part: string): void {
    this.parts.delete(part);
  }

  async send(): Promise<{ status: number; answer: SaveAnswer | null }> {
    const body = this.body();
    this.sent = { told: [...this.unsaved], lookedUp: lookedUpIn(body) };
    const { tenant, id } = this.call;
    const response = await fetch(paths.callDraft(tenant, id), {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(GIVE_UP_MS),
      keepalive: body.toString().length < OUTLIVES_PAGE,
    });
    const readable = response.status !== 401 && response.headers.get('Content-Type')?.includes('json');
    const answer = readable ? ((await response.json()) as SaveAnswer) : null;
    if (answer?.kind === 'saved') this.version = answer.version;
    return { status: response.status, answer };
  }

  /** What was sent has arrived: the right side is brought up to date if it depends on it. */
  saved({ gone = [] }: Pick<SaveAnswer, 'gone'>): void {
    const { tenant, id } = this.call;
    // What a browser had kept stands in the call now: its page is opened anew, with all of it in its place.
    if (this.broughtIn.length > 0) {
      window.location.replace(paths.call(tenant, id, { done: 'brought', gone }));
      return;
    }
    const { told, lookedUp } = this.sent;
    for (const one of told) this.unsaved.delete(one);
    const news = told.length > 0 || lookedUp !== this.lookedUp;
    this.lookedUp = lookedUp;
    if (news) this.refresh();
  }

  /** Shows what a browser had kept when it was closed, and goes on as the page that it was typed into. */
  bringIn(kept: string): void {
    this.broughtIn = [...new URLSearchParams(kept)];
    for (const [name, value] of this.broughtIn) {
      if (name === 'version') this.version = Number(value);
      else if (name === 'editor') this.editor = value;
    }
    if (this.form) fill(this.form, this.broughtIn);
  }

  /** All of it, as it is sent. */
  body(): URLSearchParams {
    const body = new URLSearchParams();
    for (const [name, value] of this.look().own) body.append(name, value);
    for (const [name, value] of this.broughtIn) if (!isOfForm(name)) body.append(name, value);
    for (const [part, { pairs }] of this.parts) {
      for (const [name, value] of pairs) body.append(`${PART_PREFIX}${part}.${name}`, value);
    }
    for (const one of this.unsaved) body.append('told', one);
    body.set('version', String(this.version));
    body.set('editor', this.editor);
    return body;
  }

  /** What stands on the page. A form at the right that is there no more stays as it was seen last. */
  private look(): Split<string> {
    const split = splitParts(pairsIn(this.form));
    const touched = split.part && this.parts.get(split.part);
    if (touched) touched.pairs = touchedIn(split.fields, touched.names);
    return split;
  }
}

/** A form's fields stand in it; what is beside them came out of another form, or from keys. */
const isOfForm = (name: string) => name !== 'told' && !name.startsWith(PART_PREFIX) && !name.startsWith('answers.');

function pairsIn(form: HTMLFormElement | null): Pair[] {
  return [...(form ? new FormData(form) : [])].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
}

/** A box that was unticked is sent as empty: it is not the same as one that nobody has touched. */
function touchedIn(fields: readonly Pair[], names: ReadonlySet<string>): Pair[] {
  const pairs = fields.filter(([name]) => names.has(name));
  const empty = [...names].filter((name) => !pairs.some(([one]) => one === name));
  return [...pairs, ...empty.map((name) => [name, ''] as const)];
}

function fill(form: HTMLFormElement, pairs: readonly Pair[]): void {
  for (const field of [...form.elements].filter((one) => !one.closest('[data-part]'))) {
    const texts = pairs.filter(([name]) => 'name' in field && name === field.name).map(([, value]) => value);
    if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = texts.includes(field.value);
    else if (isText(field) && texts[0] !== undefined) field.value = texts[0];
  }
}

/** A field that somebody types into or chooses from; hidden ones are the page's own. */
function isText(field: Element): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  if (field instanceof HTMLInputElement) return ['text', 'tel', 'email'].includes(field.type);
  return field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement;
}

/** The answers to scripts count too: they call for other scripts. */
function lookedUpIn(body: URLSearchParams): string {
  const fields = [...body].filter(([name]) => LOOKED_UP.includes(name) || name.startsWith('answers.'));
  return JSON.stringify(fields);
}
