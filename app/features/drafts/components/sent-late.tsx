import { Callout } from '~/ui';

interface SentLateProps {
  /** "request", "offer". */
  what: string;
  /** The private link. */
  link: string;
}

/** Somebody went back and changed an answer of a form that had been sent: it was not taken, and where it can be changed. */
export function SentLate({ what, link }: SentLateProps) {
  return (
    <div role="alert">
      <Callout tone="amber" title="The answer you changed was not taken.">
        Your {what} had been sent before you changed it, so it stands as you sent it.{' '}
        <a href={link}>Open your {what}</a> to change it, add something or take it back, or ring us.
      </Callout>
    </div>
  );
}
