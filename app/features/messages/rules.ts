import type { MailStatus } from '~/platform/email/status';
import type { Tone } from '~/ui';

export const STATUS_WORDS: Record<MailStatus, string> = {
  waiting: 'waiting',
  sent: 'sent',
  retrying: 'being retried',
  given_up: 'given up',
};

export const STATUS_TONES: Record<MailStatus, Tone> = {
  waiting: 'blue',
  sent: 'green',
  retrying: 'amber',
  given_up: 'red',
};

const TEMPLATE_WORDS = new Map([
  ['request-received', 'Confirmation of a request'],
  ['offer-received', 'Confirmation of an offer'],
  ['request-link', 'New private link for a request'],
  ['offer-link', 'New private link for an offer'],
  ['group-signed-up', 'A group’s sign-up, to the council'],
  ['sign-up-published', 'A group’s sign-up: published'],
  ['sign-up-declined', 'A group’s sign-up: declined'],
  ['group-received', 'Confirmation of a group’s entry'],
  ['group-link', 'Private link for an entry'],
  ['entry-asked', 'Question whether an entry is still right'],
  ['entries-asked', 'Question whether our entries are still right'],
  ['entry-handed-on', 'Entry that was handed on'],
  ['join-answered', 'Answer to a council that wants to join in'],
  ['staff-invitation', 'Invitation of a colleague'],
  ['staff-new-role', 'New role of a colleague'],
  ['staff-role-given', 'Word to a council of a new role there'],
  ['staff-forgotten', 'Link for a forgotten password'],
  ['staff-new-link', 'New password link for a colleague'],
]);

/** What a message is, in words; one that is not known by name is just a message. */
export function templateInWords(template: string): string {
  return TEMPLATE_WORDS.get(template) ?? 'Message';
}

interface Reason {
  /** Why it did not leave, as a sentence. */
  why: string;
  /** What to do about it. */
  next: string;
}

const MIGHT_HAVE_ARRIVED = 'Ask whether it arrived before you try again: they may get it twice.';
const LATER = 'Nothing needs to be done unless it goes on.';

const REASONS: ReadonlyArray<[RegExp, Reason]> = [
  [
    /^no_provider$/,
    { why: 'Nobody is set up to deliver mail.', next: 'Ask whoever runs Joined Up for you to set up a mail provider.' },
  ],
  [
    /^link_ended$/,
    {
      why: 'The private link in it was ended before it left: it would open nothing.',
      next: 'If they have no newer one, send a new private link from the page of what it is about.',
    },
  ],
  [/^no_answer$/, { why: 'The mail provider did not answer.', next: LATER }],
  [/^interrupted$/, { why: 'The server stopped while the message was being sent.', next: MIGHT_HAVE_ARRIVED }],
  [
    /^409 invalid_idempotent_request$/,
    { why: 'The mail provider has had this message before, from another sender.', next: MIGHT_HAVE_ARRIVED },
  ],
  [
    /^429 (daily|monthly)_quota_exceeded$/,
    {
      why: 'The allowance at the mail provider is used up.',
      next: 'Ask whoever runs Joined Up for you to raise it.',
    },
  ],
  [/^(409|429) /, { why: 'The mail provider had too much to do.', next: LATER }],
  [
    /^(401|403|404|405) /,
    {
      why: 'The mail provider does not accept our account or our sender’s address.',
      next: 'Ask whoever runs Joined Up for you to check the mail provider’s key and domain.',
    },
  ],
  [
    /^(400|413|422) /,
    { why: 'The mail provider refuses this address.', next: 'Ring them, and ask for their address again.' },
  ],
];

/** Why a message did not leave and what to do about it, from the code that was kept of it. */
export function reasonInWords(code: string): Reason {
  const found = REASONS.find(([form]) => form.test(code));
  return found?.[1] ?? { why: 'The mail provider has a fault.', next: LATER };
}
