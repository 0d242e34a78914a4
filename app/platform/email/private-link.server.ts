import { paths } from '~/paths';
import { publicOrigin } from '../env.server';
import { keyedHash, linkToken, sameText } from '../hash.server';

/**
 * What has a private link: a record of a resident's or volunteer's own, a letter that asks a council about its entries, or an
 * invitation to choose a password.
 */
export type LinkKind = 'request' | 'offer' | 'provision' | 'letter' | 'invitation';

const PATH: Record<LinkKind, (token: string) => string> = {
  request: paths.myRequest,
  offer: paths.myOffer,
  provision: paths.myProvision,
  letter: (token) => paths.myLetter(token),
  invitation: paths.invitation,
};
const MARK =
  /\{\{private-link:(request|offer|provision|letter|invitation):([0-9a-f-]{36}):(\d{1,4}):([0-9a-f]{64})\}\}/g;

function sealOf(record: string): string {
  return keyedHash('private-link-mark', record);
}

/**
 * What stands in a stored message where its private link will be. The link itself is made when the message leaves, so
 * that neither the database nor a backup of it holds a key to anybody's record. The seal keeps a visitor who types
 * such a mark into a form from being sent the link of somebody else.
 */
export function privateLinkMark(kind: LinkKind, id: string, generation = 1): string {
  const record = `${kind}:${id}:${generation}`;
  return `{{private-link:${record}:${sealOf(record)}}}`;
}

/** The text as the recipient reads it: every mark that this installation made is replaced by its link. */
export function withPrivateLinks(text: string): string {
  return replaceMarks(text, (kind, id, generation) => publicOrigin() + PATH[kind](linkToken(kind, id, generation)));
}

/** The text as staff may read it: the recipient's link stays the recipient's. */
export function withoutPrivateLinks(text: string): string {
  return replaceMarks(text, () => '[the private link, shown to the recipient only]');
}

function replaceMarks(text: string, put: (kind: LinkKind, id: string, generation: number) => string): string {
  return text.replace(MARK, (mark, kind: LinkKind, id: string, generation: string, seal: string) =>
    sameText(seal, sealOf(`${kind}:${id}:${generation}`)) ? put(kind, id, Number(generation)) : mark,
  );
}
