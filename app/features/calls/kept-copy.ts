/** What a browser keeps things on: `localStorage`, or a stand-in of a test. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'ju-call-';
const LONGEST_MS = 7 * 86_400_000;
const IV_BYTES = 12;

interface Sealed {
  at: number;
  iv: string;
  text: string;
}

/**
 * What was typed into a call and has not reached the server, kept in the browser until it has: it survives that the browser
 * is closed while the line is lost. It is sealed with a key that comes with the call's page alone, so that whoever sits at the
 * machine next can read nothing. Without a secure connection browsers cannot seal, and nothing is kept.
 */
export class KeptCopy {
  private turn = 0;

  constructor(
    private readonly call: { id: string; copyKey: string },
    private readonly shelf: () => Shelf,
    private readonly now: () => number = Date.now,
  ) {}

  /** Keeps this in place of what was kept before. A copy that cannot be kept is done without. */
  async keep(body: string): Promise<void> {
    const turn = (this.turn += 1);
    try {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const text = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv },
        await this.key(),
        new TextEncoder().encode(body),
      );
      const sealed: Sealed = { at: this.now(), iv: hex(iv), text: hex(new Uint8Array(text)) };
      if (turn === this.turn) this.shelf().setItem(PREFIX + this.call.id, JSON.stringify(sealed));
    } catch {
      // The shelf is full or forbidden: the page itself still holds what was typed.
    }
  }

  /** The server has it all. */
  drop(): void {
    this.turn += 1;
    try {
      this.shelf().removeItem(PREFIX + this.call.id);
    } catch {
      // A browser that forbids the shelf keeps nothing on it.
    }
  }

  /** What is kept of this call; null for nothing, or nothing that this page may read. */
  async read(): Promise<string | null> {
    try {
      this.sweep();
      const kept = this.shelf().getItem(PREFIX + this.call.id);
      if (kept === null) return null;
      const { iv, text } = JSON.parse(kept) as Sealed;
      const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes(iv) }, await this.key(), bytes(text));
      return new TextDecoder().decode(open);
    } catch {
      return null;
    }
  }

  /** Copies that nobody came back for go. */
  private sweep(): void {
    const shelf = this.shelf();
    const names = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '');
    for (const name of names.filter((one) => one.startsWith(PREFIX))) {
      const { at } = JSON.parse(shelf.getItem(name) ?? '{}') as Partial<Sealed>;
      if (at === undefined || at < this.now() - LONGEST_MS) shelf.removeItem(name);
    }
  }

  private key(): Promise<CryptoKey> {
    return crypto.subtle.importKey('raw', bytes(this.call.copyKey), 'AES-GCM', false, ['encrypt', 'decrypt']);
  }
}

const hex = (from: Uint8Array) => [...from].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const bytes = (from: string) => Uint8Array.from(from.match(/../g) ?? [], (pair) => parseInt(pair, 16));
