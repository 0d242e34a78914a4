import type { ReactNode } from 'react';

interface ErrorPageProps {
  status: number;
  /** What happened, if this place knows better than the status. */
  title?: string;
  /** What to do next, in place of the status's own words. */
  next?: ReactNode;
  /** Where to go from here: a link or a button. */
  action?: ReactNode;
  /** What to quote to support. */
  reference?: string;
}

interface Words {
  title: string;
  next: string;
}

const WORDS: Readonly<Record<number, Words>> = {
  400: {
    title: 'We could not read what was sent',
    next: 'Go back, check the page and send it again. If it came from a link in a message, copy the whole link.',
  },
  401: { title: 'You need to sign in', next: 'Sign in and open the page again.' },
  403: {
    title: 'You cannot do this',
    next: 'Your role does not allow it. If you need to, ask an administrator of your council.',
  },
  404: {
    title: 'There is nothing here',
    next: 'Check the address. If you followed a link, the page may have moved or may not be yours to see.',
  },
  405: { title: 'This page cannot be used like that', next: 'Open it from the menu and try again.' },
  409: {
    title: 'Somebody else changed this meanwhile',
    next: 'Nothing of theirs was overwritten. Open the page again to see what it says now, then make your change.',
  },
  410: { title: 'This link has expired', next: 'Ask for a new one where you first got it, or ring us.' },
  413: { title: 'That file is too large', next: 'Go back and choose a smaller one.' },
  429: { title: 'Too many attempts', next: 'Wait a few minutes, then try again.' },
  503: {
    title: 'The service is not available just now',
    next: 'Try again in a few minutes. If you need help today, ring the phone line.',
  },
};

const UNFORESEEN: Words = {
  title: 'Something went wrong on our side',
  next: 'What you sent may not have been saved. Try again in a few minutes; if you need help today, ring the phone line.',
};

/** What happened, what to do next, and where to go: the content of every error page. */
export function ErrorPage({ status, title, next, action, reference }: ErrorPageProps) {
  const words = WORDS[status] ?? UNFORESEEN;
  return (
    <div className="ju-reading">
      <h1 className="govuk-heading-l">{title ?? words.title}</h1>
      <p className="govuk-body">{next ?? words.next}</p>
      {action && <div className="govuk-button-group">{action}</div>}
      {reference && (
        <p className="govuk-body ju-quiet">
          If you ask us about it, quote <strong>{reference}</strong>.
        </p>
      )}
    </div>
  );
}
