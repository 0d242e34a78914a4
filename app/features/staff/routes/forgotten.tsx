import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { openAction, openLoader } from '~/door.server';
import { forgotPassword } from '~/platform/auth/forgotten.server';
import { readForm, wrong } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { BackLink, Button, ErrorSummary, Field, PageHeading, PlainLayout, Reading } from '~/ui';
import { plural } from '~/ui/format/numbers';
import { documentTitle } from '~/ui/format/title';
import { sendForgotten } from '../forgotten.server';
import { pageFoot } from '../page-foot.server';
import { forgottenSchema } from '../schema';

const WHY_OPEN = 'whoever has forgotten their password cannot sign in';

export const meta: MetaFunction = () => [{ title: documentTitle('I have forgotten my password', undefined) }];

export const loader = openLoader(WHY_OPEN, ({ url }) =>
  Promise.resolve({ asked: url.searchParams.has('asked'), foot: pageFoot() }),
);

/** Sends a link to the address if it has an account; the answer is the same if it has none. */
export const action = openAction(WHY_OPEN, async ({ form, clientAddress }) => {
  const read = readForm(form, forgottenSchema);
  if (!read.ok) return answer(read, { status: 422 });
  const asked = await forgotPassword({ ...read.value, address: clientAddress }, sendForgotten);
  if (asked.kind === 'asked') return redirect(paths.forgottenPassword({ asked: 'yes' }));
  const minutes = plural(Math.ceil(asked.retryAfterSeconds / 60), 'minute');
  return answer(wrong(form, { '': `Too many tries from your internet connection. Wait ${minutes}, then try again` }), {
    status: 429,
    headers: { 'Retry-After': String(asked.retryAfterSeconds) },
  });
});

export default function ForgottenPassword() {
  const { asked, foot } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failed = result?.ok === false ? result : undefined;
  return (
    <PlainLayout homeHref={paths.home()} footer={foot}>
      <Reading>
        <BackLink href={paths.signIn()}>Back to sign in</BackLink>
        {asked && !failed ? <LinkOnItsWay /> : <AskForLink errors={failed?.errors} typed={failed?.typed} />}
      </Reading>
    </PlainLayout>
  );
}

function LinkOnItsWay() {
  return (
    <>
      <PageHeading
        title="Look in your email"
        lede="If the address has an account, a link to choose a new password is on its way to it. It works once, for an hour."
      />
      <p className="govuk-body">
        Nothing there after a few minutes? Look among unwanted mail, check that you used the address you sign in with,
        or ask an administrator of your council to send you a link.
      </p>
    </>
  );
}

interface AskForLinkProps {
  errors: Record<string, string[]> | undefined;
  typed: Readonly<Record<string, unknown>> | undefined;
}

function AskForLink({ errors, typed }: AskForLinkProps) {
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageHeading
        title="I have forgotten my password"
        lede="We send you a link with which you choose a new one. Your password stays as it is until you do."
      />
      <form method="post" action={paths.forgottenPassword()} noValidate>
        <Field
          name="email"
          label="Email address"
          hint="The address you sign in with"
          type="email"
          autoComplete="username"
          spellCheck={false}
          value={typeof typed?.email === 'string' ? typed.email : undefined}
          error={errors?.email}
        />
        <Button>Send me a link</Button>
      </form>
    </>
  );
}
