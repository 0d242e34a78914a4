import { sha256 } from '~/platform/hash.server';
import { sentToken, type FormName } from './cookie.server';
import type { Visit } from './pages.server';
import { draftOf } from './store.server';

const FORMS: readonly FormName[] = ['get-help', 'offer-help'];

/** What was sent from this visitor's browser at this portal in the last two hours, by reference. */
export async function sentFrom({ request, asPublic }: Pick<Visit, 'request' | 'asPublic'>) {
  const found = await Promise.all(
    FORMS.map(async (form) => {
      const token = sentToken(request, form);
      if (token === null) return null;
      const draft = await asPublic({ tokenHash: sha256(token) }, (db) => draftOf(db, sha256(token)));
      return draft?.sentAt && draft.reference !== null ? { form, reference: draft.reference } : null;
    }),
  );
  return found.filter((each) => each !== null);
}
