import type { ReactNode } from 'react';

/** red: today, a gap. amber: strained, waiting. green: covered, matched. blue: shared with others. grey: all else. */
export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'grey';

interface TagProps {
  tone?: Tone;
  /** The word: colour never says it alone. */
  children: ReactNode;
}

/** A state in a word, on a tint of what it means. */
export function Tag({ tone = 'grey', children }: TagProps) {
  return <strong className={`govuk-tag govuk-tag--${tone}`}>{children}</strong>;
}
