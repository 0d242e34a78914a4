import { layOut } from '~/platform/email/layout';
import type { TenantConfig } from '~/features/tenants/schema';

/** Tells a resident that their request has arrived: reference, private link and what happens next. */
export function requestReceived({
  holder,
  reference,
  link,
  forOther,
}: {
  holder: TenantConfig;
  reference: string;
  /** The mark that becomes the private link when the message leaves. */
  link: string;
  forOther: boolean;
}) {
  return {
    template: 'request-received',
    subject: `Your request for help ${reference}`,
    body: layOut({
      sender: holder,
      paragraphs: [
        forOther ? 'Somebody has asked us for help for you. We have the request.' : 'We have your request for help.',
        `The reference is ${reference}. Have it ready if you ring us.`,
        `See how it is going, add something, or take it back:\n${link}`,
        'The link is private: whoever has it can read and change the request.',
        `If it cannot wait, ring ${holder.phone.number}. If a life is in danger, ring 999.`,
      ],
      because: 'You get this message because this address was given with a request for help.',
    }),
  };
}

/** Sends a new private link in place of an earlier one, which opens nothing any more. */
export function newRequestLink({ holder, reference, link }: { holder: TenantConfig; reference: string; link: string }) {
  return {
    template: 'request-link',
    subject: `A new private link for your request for help ${reference}`,
    body: layOut({
      sender: holder,
      paragraphs: [
        'This is a new private link. Earlier ones no longer work.',
        `The reference is ${reference}.`,
        `See how it is going, add something, or take it back:\n${link}`,
        'The link is private: whoever has it can read and change the request.',
      ],
      because: 'You get this message because this address was given with a request for help.',
    }),
  };
}
