import { deskAction } from '~/door.server';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { similarSoFar } from '../similar-so-far.server';

/** What may be the same as an entry that is being typed. Sent by a form, so that nothing of it stands in an address. */
export const action = deskAction({ can: ['add', 'Provision'] }, async ({ db, desk, form }) => {
  const similar = await similarSoFar(db, desk, form);
  return answer({
    similar: similar.map(({ id, name, words }) => ({
      name,
      words,
      href: paths.entryPart(desk.tenant.slug, id, 'joining'),
    })),
  });
});
