import type { ReactNode } from 'react';
import { Button } from '~/ui';
import { PART_MARK } from '../parts';
import type { CallPart } from '../schema';

/** What the parts of the screen at the right share with it. */
export interface CallContext {
  telling: ReadonlySet<string>;
  /** Once the call is over nothing is filled in any more; what was typed too late is shown. */
  over: CallOver | null;
}

/** What is needed to go on in a new call. */
export interface CallOver {
  tenant: string;
  /** The new call's id. */
  nextId: string;
}

interface PartFormProps {
  part: CallPart;
  /** Where it is sent. */
  action: string;
  /** The words of the button that sends it. */
  send: string;
  children: ReactNode;
}

/**
 * A form at the right of the screen. To the browser it is one form with the left, told apart by marks: whatever is pressed,
 * nothing that was typed on the page is left behind. A script saves the call first, then sends this part alone.
 */
export function PartForm({ part, action, send, children }: PartFormProps) {
  return (
    <div data-part={part}>
      <input type="hidden" name={PART_MARK} value={part} />
      {children}
      <Button formAction={action}>{send}</Button>
      <input type="hidden" name={PART_MARK} value="" />
    </div>
  );
}
