/** What a door wrote on a loader or action it made: how a test can tell that none was made without one. */
export interface DoorMark {
  door: 'desk' | 'portal' | 'link' | 'session' | 'open';
  method: 'loader' | 'action';
  /** Desk only: what the role must be allowed to do. */
  can?: readonly [string, string];
  /** Open only: why no session is asked for. */
  because?: string;
}

const MARK = Symbol.for('joined-up.door');

/** Marks a function as made by the door. */
export function marked<F extends object>(made: F, mark: DoorMark): F {
  return Object.assign(made, { [MARK]: Object.freeze(mark) });
}

/** The mark of a loader or action, or undefined when the door did not make it. */
export function markOf(made: unknown): DoorMark | undefined {
  if (typeof made !== 'function') return undefined;
  return (made as unknown as Record<symbol, DoorMark | undefined>)[MARK];
}
