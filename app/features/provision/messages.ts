import { layOut } from '~/platform/email/layout';
import type { TenantConfig } from '~/features/tenants/schema';

type Holder = Pick<TenantConfig, 'name' | 'phone'>;

interface WithLink {
  holder: Holder;
  /** The mark that becomes the private link when the message leaves. */
  link: string;
}

const PRIVATE = 'The link is private: whoever has it can read and change the entry.';
const COUNCIL = 'You get this message because this is the address of a council that takes part in the community map.';
const BECAUSE =
  'You get this message because this address stands with an entry of the community map, for the council only.';

/** Tells a group that what it signed up with has arrived: its private link, and that somebody looks at it first. */
export function groupReceived({ holder, link }: WithLink) {
  return {
    template: 'group-received',
    subject: 'Your entry on the community map',
    body: layOut({
      sender: holder,
      paragraphs: [
        'Thank you for putting yourselves on the map.',
        'We look at it first. Once we have published it, everybody can find it.',
        `See your entry, change it, pause it or say how many more you can take:\n${link}`,
        PRIVATE,
      ],
      because: BECAUSE,
    }),
  };
}

/** Tells a council that a group has put itself on the map, which nobody sees before the council decides. */
export function groupSignedUp({ holder, entry, link }: WithLink & { entry: string }) {
  return {
    template: 'group-signed-up',
    subject: 'A group signed up for the community map',
    body: layOut({
      sender: holder,
      paragraphs: [
        `A group put itself on the community map: ${entry}`,
        `Nobody sees it before you publish it. Publish it or decline it here:\n${link}`,
      ],
      because: COUNCIL,
    }),
  };
}

interface Published {
  holder: Holder;
  entry: string;
  /** Where everybody reads it. */
  page: string;
  /** The mark of its private link; null where staff have ended it. */
  link: string | null;
}

/** Tells a group that what it signed up with is public now. */
export function signUpPublished({ holder, entry, page, link }: Published) {
  return {
    template: 'sign-up-published',
    subject: 'Your entry is on the community map now',
    body: layOut({
      sender: holder,
      paragraphs: [
        `Everybody can find your entry now: ${entry}\n${page}`,
        ...(link === null ? [] : [`You keep it yourselves. This is the link to it:\n${link}`, PRIVATE]),
      ],
      because: BECAUSE,
    }),
  };
}

/** Tells a group that its sign-up is not put on the map, and why. */
export function signUpDeclined({ holder, entry, reason }: { holder: Holder; entry: string; reason: string }) {
  return {
    template: 'sign-up-declined',
    subject: 'Our answer about your entry for the community map',
    body: layOut({
      sender: holder,
      paragraphs: [
        `We cannot put this on the community map: ${entry}\n\nOur reason: ${reason}`,
        'If this is a mistake, please ring us, or sign up once more.',
      ],
      because: BECAUSE,
    }),
  };
}

/** Sends a group the private link with which it keeps its own entry: after a claim, or when the old one was ended. */
export function groupLink({ holder, link }: WithLink) {
  return {
    template: 'group-link',
    subject: 'The private link to your entry on the community map',
    body: layOut({
      sender: holder,
      paragraphs: [
        'From now on you keep your entry on the community map yourselves.',
        `This is the link to it:\n${link}`,
        `${PRIVATE} An earlier link to it does not work any more.`,
      ],
      because: BECAUSE,
    }),
  };
}

/** Asks a group whether its entry is still right. Nothing happens by opening the link: there is a button on the page. */
export function groupAsked({ holder, link, entry }: WithLink & { entry: string }) {
  return {
    template: 'entry-asked',
    subject: 'Is your entry on the community map still right?',
    body: layOut({
      sender: holder,
      paragraphs: [
        `Nobody has told us for a while whether this is still right: ${entry}`,
        `Please look at it and press the button if it is. If not, change it there:\n${link}`,
        'Entries that nobody confirms are shown further down, so that people are not sent to a closed door.',
        PRIVATE,
      ],
      because: BECAUSE,
    }),
  };
}

/** Tells a council what became of its wish that an entry cover its people too; `reason` is why not, null for a yes. */
export function joinAnswered({
  holder,
  entry,
  reason,
  wishes,
}: {
  holder: Holder;
  entry: string;
  reason: string | null;
  wishes: string;
}) {
  const answer =
    reason === null
      ? `Your people are covered too from now on by: ${entry}`
      : `We cannot have it cover your people too: ${entry}\n\nOur reason: ${reason}`;
  return {
    template: 'join-answered',
    subject: 'Our answer about an entry of the community map',
    body: layOut({
      sender: holder,
      paragraphs: [answer, `All that you asked other councils stands on your desk:\n${wishes}`],
      because: 'You get this message because your council asked to join in with an entry of the community map.',
    }),
  };
}

/** Tells a council that an entry is its own from now on: it is to confirm it, correct it, or take it over. */
export function entryHandedOn({ holder, entry, link }: WithLink & { entry: string }) {
  return {
    template: 'entry-handed-on',
    subject: 'An entry of the community map is yours now',
    body: layOut({
      sender: holder,
      paragraphs: [
        `You keep this entry of the community map from now on: ${entry}`,
        `Please look at it: confirm it, correct it or take it over. Why it was handed on stands there too:\n${link}`,
      ],
      because: COUNCIL,
    }),
  };
}

interface HolderAsked extends WithLink {
  /** How many entries the link confirms. */
  count: number;
  /** The list at the desk, and how many it holds: those of groups too, which are asked themselves. */
  list: string;
  listed: number;
}

/** Asks the council that keeps entries to look at those that nobody has confirmed for too long. */
export function holderAsked({ holder, link, count, list, listed }: HolderAsked) {
  const which = count === 1 ? 'One entry' : `${count} entries`;
  return {
    template: 'entries-asked',
    subject: 'Entries of the community map to confirm',
    body: layOut({
      sender: holder,
      paragraphs: [
        `${which} that you keep on the community map should be looked at again: nobody has said for a while that they are still right.`,
        `See them and confirm them with one click, without signing in, within 30 days:\n${link}`,
        `To change one, sign in. The list there holds all of yours that are to be confirmed (${listed}), with those that groups keep themselves:\n${list}`,
      ],
      because: COUNCIL,
    }),
  };
}
