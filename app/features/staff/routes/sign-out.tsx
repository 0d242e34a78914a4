import { redirect } from '@remix-run/node';
import { openAction, openLoader } from '~/door.server';
import { endAllSessions, endSession } from '~/platform/auth/session.server';
import { paths } from '~/paths';

const WHY_OPEN = 'whoever is signed out already may press the button once more';

/** There is nothing to see here. */
export const loader = openLoader(WHY_OPEN, () => Promise.resolve(redirect(paths.desks())));

/** Ends this session, or with `everywhere` all of this person's, and takes the cookie back. */
export const action = openAction(WHY_OPEN, async ({ form, request, session }) => {
  const signedIn = form.get('everywhere') === 'yes' ? await session() : null;
  if (signedIn) await endAllSessions(signedIn.user.id);
  const { cookie } = await endSession(request);
  return redirect(paths.signedOut(), { headers: { 'Set-Cookie': cookie } });
});
