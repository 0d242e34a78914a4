import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { openAction, openLoader } from '~/door.server';
import { acceptInvitation, openInvitation } from '~/platform/auth/invitations.server';
import { passwordProblem, SHORTEST } from '~/platform/auth/password-rules.server';
import { startSession } from '~/platform/auth/session.server';
import { AppError, notFound } from '~/platform/errors/app-error';
import { readForm, wrong } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { Button, ErrorSummary, Field, PageHeading, PlainLayout, Reading } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { pageFoot } from '../page-foot.server';
import { passwordSchema } from '../schema';

const WHY_OPEN = 'whoever was invited has no password yet; the link is the key';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export const meta: MetaFunction = () => [{ title: documentTitle('Choose a password', undefined) }];

export const loader = openLoader(WHY_OPEN, async ({ params }) => {
  const { email, tenantName, hasPassword } = await opened(params.token);
  return { email, tenantName, hasPassword, token: params.token ?? '', shortest: SHORTEST, foot: pageFoot() };
});

export const action = openAction(WHY_OPEN, async ({ params, form, request }) => {
  const { email, name, tenantName } = await opened(params.token);
  const read = readForm(form, passwordSchema);
  if (!read.ok) return answer(read, { status: 422 });
  const problem = await passwordProblem(read.value.password, [email, name, tenantName]);
  if (problem) return answer(wrong(form, { password: problem }), { status: 422 });
  const accepted = await acceptInvitation(params.token ?? '', read.value.password);
  if (!accepted) throw used();
  const { cookie } = await startSession(accepted.userId, request);
  return redirect(paths.desks({ straight: 'yes' }), { headers: { 'Set-Cookie': cookie } });
});

/** The invitation of a link that can still be used; refuses any other in words. */
async function opened(token: string | undefined) {
  const invitation = token && TOKEN.test(token) ? await openInvitation(token) : null;
  if (!invitation) throw notFound();
  if (invitation.state === 'used') throw used();
  if (invitation.state === 'expired') {
    throw new AppError(
      'gone',
      'This link has expired',
      'Ask for another under “I have forgotten my password” on the sign-in page, or ask an administrator of your council.',
    );
  }
  return invitation;
}

function used(): AppError {
  return new AppError(
    'gone',
    'This link has been used',
    'Sign in with the password you chose. If you have forgotten it, ask for a new link on the sign-in page.',
  );
}

export default function ChoosePassword() {
  const { email, tenantName, hasPassword, token, shortest, foot } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errors = result?.ok === false ? result.errors : undefined;
  return (
    <PlainLayout homeHref={paths.home()} footer={foot}>
      <Reading>
        <ErrorSummary errors={errors} />
        <PageHeading
          title={hasPassword ? 'Choose a new password' : 'Choose a password'}
          caption={tenantName}
          lede={hasPassword ? 'You will be signed out wherever you are signed in now.' : 'You can then sign in.'}
        />
        <form method="post" action={paths.invitation(token)} noValidate>
          <Field
            name="username"
            label="Email address"
            hint="You sign in with this address"
            type="email"
            value={email}
            autoComplete="username"
            readOnly
          />
          <Field
            name="password"
            label="Password"
            hint={`${shortest} characters or more. Three words that do not belong together make a good one`}
            type="password"
            autoComplete="new-password"
            error={errors?.password}
          />
          <Button>Save the password and sign in</Button>
        </form>
      </Reading>
    </PlainLayout>
  );
}
