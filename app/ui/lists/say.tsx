import type { ReactNode } from 'react';
import { Card } from './cards';

interface SayProps {
  /** The words to speak, without quotation marks. */
  line: ReactNode;
  /** What follows from each answer. */
  children?: ReactNode;
}

/** What a call handler says next, and where the answers lead. */
export function Say({ line, children }: SayProps) {
  return (
    <Card look="brand">
      <p className="ju-say__cue">Say</p>
      <p className="ju-say__line">“{line}”</p>
      {children && <p>{children}</p>}
    </Card>
  );
}
