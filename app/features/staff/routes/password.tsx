import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { sessionAction, sessionLoader } from '~/door.server';
import { changePassword } from '~/platform/auth/change-password.server';
import { passwordProblem, SHORTEST } from '~/platform/auth/password-rules.server';
import { readForm, wrong } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { BackLink, Button, ErrorSummary, Field, NotificationBanner, PageHeading, PlainLayout, Reading } from '~/ui';
import { plural } from '~/ui/format/numbers';
import { documentTitle } from '~/ui/format/title';
import { pageFoot } from '../page-foot.server';
import { desksOf } from '../queries.server';
import { changePasswordSchema } from '../schema';

export const meta: MetaFunction = () => [{ title: documentTitle('Change your password', undefined) }];

export const loader = sessionLoader(({ url, session }) =>
  Promise.resolve({
    email: session.user.email,
    changed: url.searchParams.has('changed'),
    shortest: SHORTEST,
    foot: pageFoot(),
  }),
);

/** Changes one's own password, for whoever knows the one they have. */
export const action = sessionAction(async ({ form, session }) => {
  const read = readForm(form, changePasswordSchema);
  if (!read.ok) return answer(read, { status: 422 });
  const councils = (await desksOf(session)).map(({ tenant }) => tenant.name);
  const problem = await passwordProblem(read.value.password, [session.user.email, session.user.name, ...councils]);
  if (problem) return answer(wrong(form, { password: problem }), { status: 422 });
  const result = await changePassword(session, read.value);
  if (result.kind === 'changed') return redirect(`${paths.ownPassword()}?changed=yes`);
  if (result.kind === 'wrong') {
    return answer(wrong(form, { current: 'This is not the password you have now' }), { status: 422 });
  }
  const minutes = plural(Math.ceil(result.retryAfterSeconds / 60), 'minute');
  return answer(wrong(form, { '': `Too many tries. Wait ${minutes}, then try again` }), { status: 429 });
});

export default function ChangePassword() {
  const { email, changed, shortest, foot } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const errors = result?.ok === false ? result.errors : undefined;
  return (
    <PlainLayout homeHref={paths.home()} footer={foot}>
      <Reading>
        <BackLink href={paths.desks()}>Back to your desks</BackLink>
        <ErrorSummary errors={errors} />
        {changed && !errors && (
          <NotificationBanner kind="success" heading="Your password is changed">
            <p className="govuk-body">You are signed out everywhere else.</p>
          </NotificationBanner>
        )}
        <PageHeading title="Change your password" lede="You stay signed in here, and are signed out everywhere else." />
        <form method="post" action={paths.ownPassword()} noValidate>
          <Field name="username" label="Email address" type="email" value={email} autoComplete="username" readOnly />
          <Field
            name="current"
            label="The password you have now"
            type="password"
            autoComplete="current-password"
            error={errors?.current}
          />
          <Field
            name="password"
            label="New password"
            hint={`${shortest} characters or more. Three words that do not belong together make a good one`}
            type="password"
            autoComplete="new-password"
            error={errors?.password}
          />
          <Button>Change my password</Button>
        </form>
      </Reading>
    </PlainLayout>
  );
}
