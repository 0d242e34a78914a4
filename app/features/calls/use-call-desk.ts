import { useRevalidator } from '@remix-run/react';
import { useEffect, useState, type RefObject } from 'react';
import { paths } from '~/paths';
import { DraftSaver, type SaveAnswer, type SaveState } from './draft-saver';

/** What the screen does by itself once its script runs. */
export interface CallDesk {
  state: SaveState;
  /** Ids of places that were told since the screen was opened, saved or not. */
  telling: ReadonlySet<string>;
  /** A field has changed: saved after a pause in typing, or at once. */
  changed: (atOnce: boolean) => void;
  tell: (provisionId: string) => void;
  /** Saves, then does what needs the server; without a connection it is not done, and the status says so. */
  safely: (work: () => void) => void;
}

interface CallShown {
  tenant: string;
  id: string;
  version: number;
}

/** The fields on which the right side depends. */
const LOOKED_UP = ['name', 'phone', 'postcode', 'parish', 'categories'];
const GIVE_UP_MS = 8000;

/** Saves the call while somebody types, and brings the right side up to date when what it depends on has been saved. */
export function useCallDesk(call: CallShown, form: RefObject<HTMLFormElement>): CallDesk {
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null });
  const [telling, setTelling] = useState<ReadonlySet<string>>(new Set());
  const { revalidate } = useRevalidator();
  const [page] = useState(() => new OpenPage(call));
  const [saver] = useState(() => new DraftSaver({ send: () => page.send(), say: setState, saved: () => page.saved() }));
  useEffect(() => page.watch(form.current, revalidate), [page, form, revalidate]);
  useConnection(saver);
  return {
    state,
    telling,
    changed: (atOnce) => saver.changed(atOnce),
    tell: (provisionId) => {
      page.tell(provisionId);
      setTelling((told) => new Set([...told, provisionId]));
      saver.changed(true);
    },
    safely: (work) => void saver.flush(true).then((all) => all && work()),
  };
}

/** Tries at once when the connection is back, and asks before a page with unsaved words is left. */
function useConnection(saver: DraftSaver): void {
  useEffect(() => {
    const online = () => saver.online();
    const leaving = (event: BeforeUnloadEvent) => {
      if (saver.unsaved) event.preventDefault();
    };
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leaving);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leaving);
    };
  }, [saver]);
}

/** What the open page holds beside its fields: who was told and is not saved yet, and what was looked up last. */
class OpenPage {
  private form: HTMLFormElement | null = null;
  private refresh: () => void = () => undefined;
  private version: number;
  private readonly unsaved = new Set<string>();
  private lookedUp: string | null = null;
  private sent: { told: string[]; lookedUp: string } = { told: [], lookedUp: '' };

  constructor(private readonly call: CallShown) {
    this.version = call.version;
  }

  watch(form: HTMLFormElement | null, refresh: () => void): void {
    this.form = form;
    this.refresh = refresh;
    this.lookedUp ??= lookedUpIn(this.body());
  }

  tell(provisionId: string): void {
    this.unsaved.add(provisionId);
  }

  async send(): Promise<{ status: number; answer: SaveAnswer | null }> {
    const body = this.body();
    this.sent = { told: [...this.unsaved], lookedUp: lookedUpIn(body) };
    const { tenant, id } = this.call;
    const signal = AbortSignal.timeout(GIVE_UP_MS);
    const response = await fetch(paths.callDraft(tenant, id), { method: 'POST', body, signal });
    const readable = response.status !== 401 && response.headers.get('Content-Type')?.includes('json');
    const answer = readable ? ((await response.json()) as SaveAnswer) : null;
    if (answer?.kind === 'saved') this.version = answer.version;
    return { status: response.status, answer };
  }

  /** What was sent has arrived: the right side is brought up to date if it depends on it. */
  saved(): void {
    const { told, lookedUp } = this.sent;
    for (const one of told) this.unsaved.delete(one);
    const news = told.length > 0 || lookedUp !== this.lookedUp;
    this.lookedUp = lookedUp;
    if (news) this.refresh();
  }

  private body(): URLSearchParams {
    const body = new URLSearchParams();
    for (const [name, value] of this.form ? new FormData(this.form) : []) {
      if (typeof value === 'string') body.append(name, value);
    }
    body.set('version', String(this.version));
    for (const one of this.unsaved) body.append('told', one);
    return body;
  }
}

/** The answers to scripts count too: they call for other scripts. */
function lookedUpIn(body: URLSearchParams): string {
  const fields = [...body].filter(([name]) => LOOKED_UP.includes(name) || name.startsWith('answers.'));
  return JSON.stringify(fields);
}
