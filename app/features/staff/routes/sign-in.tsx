import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { openAction, openLoader } from '~/door.server';
import { knownDevice, rememberDevice } from '~/platform/auth/known-device.server';
import { startSession } from '~/platform/auth/session.server';
import { signIn, type SignInResult } from '~/platform/auth/sign-in.server';
import { readForm, wrong } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { Button, ErrorSummary, Field, InsetText, NotificationBanner, PlainLayout, Reading } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { plural } from '~/ui/format/numbers';
import { pageFoot } from '../page-foot.server';
import { returnPath } from '../return-to';
import { signInSchema } from '../schema';

const WHY_OPEN = 'signing in is how a session begins';

export const meta: MetaFunction = () => [{ title: documentTitle('Sign in', undefined) }];

export const loader = openLoader(WHY_OPEN, async ({ url, session }) => {
  const returnTo = returnPath(url.searchParams.get('returnTo'));
  if (await session()) throw redirect(returnTo ?? paths.desks());
  return { returnTo, signedOut: url.searchParams.has('signedOut'), foot: pageFoot() };
});

export const action = openAction(WHY_OPEN, async ({ form, url, request, clientAddress }) => {
  const read = readForm(form, signInSchema);
  if (!read.ok) return answer(read, { status: 422 });
  const { email } = read.value;
  const device = await knownDevice(request, email);
  const result = await signIn({ ...read.value, address: clientAddress, device });
  if (result.kind !== 'ok') return refused(form, result);
  const { cookie } = await startSession(result.userId, request);
  const headers = new Headers({ 'Set-Cookie': cookie });
  if (device === null) headers.append('Set-Cookie', await rememberDevice(email));
  const returnTo = returnPath(url.searchParams.get('returnTo'));
  return redirect(returnTo ?? paths.desks({ straight: 'yes' }), { headers });
});

function refused(form: FormData, result: Exclude<SignInResult, { kind: 'ok' }>) {
  if (result.kind === 'refused') {
    const sentence = 'The email address or password is not right. Check both and try again';
    return answer(wrong(form, { '': sentence }), { status: 422 });
  }
  const minutes = plural(Math.ceil(result.retryAfterSeconds / 60), 'minute');
  return answer(wrong(form, { '': `Too many tries. Wait ${minutes}, then try again` }), {
    status: 429,
    headers: { 'Retry-After': String(result.retryAfterSeconds) },
  });
}

export default function SignIn() {
  const { returnTo, signedOut, foot } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failed = result?.ok === false ? result : undefined;
  return (
    <PlainLayout homeHref={paths.home()} footer={foot}>
      <Reading>
        <ErrorSummary errors={failed?.errors} />
        {signedOut && !failed && <NotificationBanner kind="success" heading="You have signed out" />}
        <h1 className="govuk-heading-l">Sign in</h1>
        <p className="govuk-body">For people who work for a council. To ask for help or offer it, find your council.</p>
        <form method="post" action={paths.signIn(returnTo ?? undefined)} noValidate>
          <Field
            name="email"
            label="Email address"
            type="email"
            autoComplete="username"
            spellCheck={false}
            value={failed?.typed.email as string | undefined}
            error={failed?.errors.email}
          />
          <Field
            name="password"
            label="Password"
            type="password"
            autoComplete="current-password"
            error={failed?.errors.password}
          />
          <Button>Sign in</Button>
        </form>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.forgottenPassword()}>
            I have forgotten my password
          </a>
        </p>
        {foot.demo && (
          <InsetText>
            This is a demonstration. Its accounts and their password were printed where it was started.
          </InsetText>
        )}
        <p className="govuk-body">
          <a className="govuk-link" href={paths.home()}>
            Find your council
          </a>
        </p>
      </Reading>
    </PlainLayout>
  );
}
