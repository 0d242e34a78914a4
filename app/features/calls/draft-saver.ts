/** How the page stands with the server. */
export type SaveState =
  | { kind: 'saved'; at: string | null }
  | { kind: 'unsaved' }
  | { kind: 'trying' }
  | { kind: 'stale' }
  | { kind: 'signed_out' }
  | { kind: 'over' }
  | { kind: 'refused' }
  | { kind: 'wrong'; errors: Record<string, string[]> };

/** What the server says of a save. */
export interface SaveAnswer {
  kind: 'saved' | 'stale' | 'finished' | 'wrong';
  version: number;
  /** The time in London: "10:42". */
  at: string;
  errors?: Record<string, string[]>;
  /** Ids of places that nobody can be sent to any more, and the words that say so. */
  gone?: string[];
  notTold?: string | null;
}

interface SaverParts {
  /** Sends all that the page holds now. Rejects where the server cannot be reached. */
  send: () => Promise<{ status: number; answer: SaveAnswer | null }>;
  /** Told of every change of how it stands. */
  say: (state: SaveState) => void;
  /** Told when something was saved. */
  saved: (answer: SaveAnswer) => void;
  /** setTimeout and clearTimeout, for tests. */
  later?: (work: () => void, ms: number) => () => void;
}

const TYPING_PAUSE_MS = 500;
const FIRST_RETRY_MS = 1500;
const LAST_RETRY_MS = 15_000;

const withTimer = (work: () => void, ms: number) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/**
 * Keeps a page's fields saved while somebody types. One save is on its way at a time; what was typed meanwhile goes with
 * the next. Without a connection nothing is lost: the fields stay on the page and are sent again until they arrive.
 */
export class DraftSaver {
  private dirty = false;
  private inFlight: Promise<boolean> | null = null;
  private cancel: () => void = () => undefined;
  private retryMs = FIRST_RETRY_MS;

  constructor(private readonly parts: SaverParts) {}

  /** Something has changed: it is saved after a pause in typing, or at once. */
  changed(atOnce = false): void {
    this.dirty = true;
    this.parts.say({ kind: 'unsaved' });
    this.plan(atOnce ? 0 : TYPING_PAUSE_MS);
  }

  /** Saves now what is not saved yet; answers whether the server has it all. `reach` asks it even when nothing is to save. */
  async flush(reach = false): Promise<boolean> {
    while (this.inFlight) await this.inFlight;
    if (!this.dirty && !reach) return true;
    return this.attempt();
  }

  /** The connection is back: try at once. */
  online(): void {
    this.retryMs = FIRST_RETRY_MS;
    if (this.dirty) this.plan(0);
  }

  get unsaved(): boolean {
    return this.dirty;
  }

  stop(): void {
    this.cancel();
  }

  private plan(ms: number): void {
    this.cancel();
    this.cancel = (this.parts.later ?? withTimer)(() => void this.flush(), ms);
  }

  private attempt(): Promise<boolean> {
    this.cancel();
    this.dirty = false;
    this.inFlight = this.sendOnce().finally(() => {
      this.inFlight = null;
    });
    return this.inFlight;
  }

  private async sendOnce(): Promise<boolean> {
    try {
      const { status, answer } = await this.parts.send();
      return this.hear(status, answer);
    } catch {
      return this.again();
    }
  }

  /** Nothing counts as saved that the server has not called so; an answer that nobody knows is asked for again. */
  private hear(status: number, answer: SaveAnswer | null): boolean {
    if (status === 200 && answer?.kind === 'saved') return this.arrived(answer);
    const refusal = refusalOf(status, answer);
    return refusal ? this.refused(refusal) : this.again();
  }

  private arrived(answer: SaveAnswer): boolean {
    this.retryMs = FIRST_RETRY_MS;
    this.parts.saved(answer);
    this.parts.say(this.dirty ? { kind: 'unsaved' } : { kind: 'saved', at: answer.at });
    return !this.dirty;
  }

  /** Nothing is sent again by itself: somebody has to do something first, and the next change tries again. */
  private refused(state: SaveState): false {
    this.retryMs = FIRST_RETRY_MS;
    this.dirty = true;
    this.parts.say(state);
    return false;
  }

  private again(): false {
    this.dirty = true;
    this.parts.say({ kind: 'trying' });
    this.plan(this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LAST_RETRY_MS);
    return false;
  }
}

/** Too early, too many, or too slow: the same may well be taken later. */
const PASSING = [408, 425, 429];

/** What a refusal says to whoever types; null where sending the same again may help. */
function refusalOf(status: number, answer: SaveAnswer | null): SaveState | null {
  if (status === 401) return { kind: 'signed_out' };
  if (status === 409 && answer?.kind === 'stale') return { kind: 'stale' };
  if (status === 409 && answer?.kind === 'finished') return { kind: 'over' };
  if (status === 422 && answer?.kind === 'wrong') return { kind: 'wrong', errors: answer.errors ?? {} };
  return status >= 400 && status < 500 && !PASSING.includes(status) ? { kind: 'refused' } : null;
}
