import { layOut } from '~/platform/email/layout';
import type { TenantConfig } from '~/features/tenants/schema';

/** Tells a volunteer or a group that their offer has arrived: reference, private link and what happens next. */
export function offerReceived({
  holder,
  reference,
  link,
}: {
  holder: TenantConfig;
  reference: string;
  /** The mark that becomes the private link when the message leaves. */
  link: string;
}) {
  return {
    template: 'offer-received',
    subject: `Your offer of help ${reference}`,
    body: layOut({
      sender: holder,
      paragraphs: [
        'Thank you. We have your offer of help.',
        `The reference is ${reference}. Have it ready if you ring us.`,
        `Change, pause or withdraw your offer whenever you like:\n${link}`,
        'The link is private: whoever has it can read and change the offer.',
        'We ring or write to you before we give your name to anybody. You can always say no.',
      ],
      because: 'You get this message because this address was given with an offer of help.',
    }),
  };
}

/** Sends a new private link in place of an earlier one, which opens nothing any more. */
export function newOfferLink({ holder, reference, link }: { holder: TenantConfig; reference: string; link: string }) {
  return {
    template: 'offer-link',
    subject: `A new private link for your offer of help ${reference}`,
    body: layOut({
      sender: holder,
      paragraphs: [
        'This is a new private link. Earlier ones no longer work.',
        `The reference is ${reference}.`,
        `Change, pause or withdraw your offer whenever you like:\n${link}`,
        'The link is private: whoever has it can read and change the offer.',
      ],
      because: 'You get this message because this address was given with an offer of help.',
    }),
  };
}
