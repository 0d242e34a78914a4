import { layOut, type Sender } from '~/platform/email/layout';
import type { Role } from '~/platform/permissions/roles';
import { asRole } from './rules';

interface Facts {
  /** The council whose desk the message comes from. */
  sender: Sender;
  /** Whom it is for. */
  name: string;
}

interface Letter {
  template: string;
  /** Read by every mail server on the way: without names. */
  subject: string;
  body: string;
}

/** To somebody new: come and choose a password. `link` is the mark of the invitation. */
export function invitationLetter(facts: Facts, place: { council: string; role: Role }, link: string): Letter {
  return {
    template: 'staff-invitation',
    subject: 'Choose a password for Joined Up',
    body: layOut({
      ...facts,
      paragraphs: [
        `You have been invited to Joined Up, where councils coordinate community support together: for ${place.council}, as ${asRole(place.role)}.`,
        `Choose a password to begin. This link works once, for 7 days:\n${link}`,
        'If you did not expect this, do nothing. Nobody can use the account without a password.',
      ],
      because: `You get this message because a colleague at ${facts.sender.name} gave your address.`,
    }),
  };
}

/** To somebody who signs in already: there is one more council to choose. */
export function newRoleLetter(facts: Facts, place: { council: string; role: Role }, signInUrl: string): Letter {
  return {
    template: 'staff-new-role',
    subject: 'You have a new role on Joined Up',
    body: layOut({
      ...facts,
      paragraphs: [
        `You can now work for ${place.council} on Joined Up, as ${asRole(place.role)}.`,
        `Sign in as you always do, and choose the council:\n${signInUrl}`,
      ],
      because: `You get this message because a colleague at ${facts.sender.name} gave you this role.`,
    }),
  };
}

/** To the council itself: somebody may work there now. An address of their own would let an administrator in alone. */
export function roleGivenLetter(
  sender: Sender,
  { name, role, giver, peopleUrl }: { name: string; role: Role; giver: string; peopleUrl: string },
): Letter {
  return {
    template: 'staff-role-given',
    subject: 'Somebody has a new role at your council on Joined Up',
    body: layOut({
      sender,
      name: sender.name,
      paragraphs: [
        `${name} can now work for your council on Joined Up, as ${asRole(role)}. ${giver} gave them this role.`,
        `If you do not know them, end the role and tell your county:\n${peopleUrl}`,
      ],
      because: 'You get this message because this is your council’s address on Joined Up.',
    }),
  };
}

/** To somebody who cannot sign in: a new link to choose a password. */
export function newLinkLetter(facts: Facts, link: string): Letter {
  return {
    template: 'staff-new-link',
    subject: 'Choose a new password for Joined Up',
    body: layOut({
      ...facts,
      paragraphs: [
        `Choose a new password for Joined Up. This link works once, for 7 days:\n${link}`,
        'Once you have chosen, you are signed out wherever you were signed in, and older links no longer work.',
        'If you did not ask for this, do nothing: your password stays as it is.',
      ],
      because: `You get this message because a colleague at ${facts.sender.name} asked for a new link for you.`,
    }),
  };
}

/** To somebody who says that they have forgotten their password. */
export function forgottenLetter(facts: Facts, link: string): Letter {
  return {
    template: 'staff-forgotten',
    subject: 'Choose a new password for Joined Up',
    body: layOut({
      ...facts,
      paragraphs: [
        `Choose a new password for Joined Up. This link works once, for an hour:\n${link}`,
        'Once you have chosen, you are signed out wherever you were signed in, and older links no longer work.',
        'If you did not ask for this, do nothing: your password stays as it is. Tell an administrator of your council if it happens again.',
      ],
      because: 'You get this message because somebody asked for a new password for this address on the sign-in page.',
    }),
  };
}
