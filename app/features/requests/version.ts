import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';

/** What came back for a form about a request: with nothing done meanwhile, it was merely filled in wrongly. */
interface Said {
  typed: Typed;
  meanwhile: readonly string[];
}

/**
 * The version that a form goes on with. One that was filled in wrongly keeps its own, so that what others do while it
 * is put right is still noticed; one that came too late has been shown what they did, and goes on from there.
 */
export function versionOf(now: number, said: Said | undefined): string {
  return said?.meanwhile.length === 0 ? textIn(said.typed, 'version') : String(now);
}
