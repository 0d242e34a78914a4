import type { Typed } from '~/platform/forms/read-form';

/** What somebody has said of where they live. */
export interface Said {
  postcode: string | null;
  /** They do not know the postcode. */
  unsure: boolean;
  /** GSS code of the place they chose by hand. */
  chosen: string | null;
}

/** The same out of the answers to the questions for a postcode and a place. */
export function saidIn(answers: Readonly<Record<string, Typed>>): Said {
  const text = (step: string, name: string) => {
    const typed = answers[step]?.[name];
    return typeof typed === 'string' && typed.trim() !== '' ? typed : null;
  };
  return {
    postcode: text('postcode', 'postcode'),
    unsure: text('postcode', 'unsure') !== null,
    chosen: text('place', 'areaCode'),
  };
}
