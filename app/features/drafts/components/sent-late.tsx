import { Callout } from '~/ui';

interface SentLateProps {
  /** "request", "offer". */
  what: string;
  /** The private link. */
  link: string;
  /** The way into the form: the answer is kept there. */
  form: string;
}

/**
 * An answer came for a form that had been sent: somebody went back to change it, or filled it in for the next person in
 * another window. It is no part of what was sent; where it can be changed, and where the answer is kept.
 */
export function SentLate({ what, link, form }: SentLateProps) {
  return (
    <div role="alert">
      <Callout tone="amber" title="The answer you changed was not taken.">
        Your {what} had been sent before you changed it, so it stands as you sent it.{' '}
        <a href={link}>Open your {what}</a> to change it, add something or take it back, or ring us. If your answer is
        for somebody else, <a href={form}>go on with a new form</a>: it is kept there.
      </Callout>
    </div>
  );
}
