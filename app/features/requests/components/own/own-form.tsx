import type { ReactNode } from 'react';
import { useHere } from '~/platform/forms/use-here';
import { Button, Field, HiddenFields, InsetText, PhoneLink, Radios, TextArea } from '~/ui';
import { phone as spoken } from '~/ui/format/phone';
import type { OwnIntent } from '../../link-schema';
import type { OwnRequestPage } from '../../own-page';
import type { OwnWrong } from '~/features/portal/own-change';

interface OwnFormProps {
  page: OwnRequestPage;
  view: OwnIntent;
  wrong: OwnWrong | undefined;
}

/** What the fields of one form are drawn from: the page, what was typed (else what is known), what is wrong. */
interface Fields {
  page: OwnRequestPage;
  typed: (name: string, known: string | null) => string;
  errors: Record<string, string[]>;
}

const FORMS: Record<OwnIntent, { title: string; button: string; Fields: (props: Fields) => ReactNode }> = {
  add: { title: 'What else is needed?', button: 'Add it', Fields: AddFields },
  details: { title: 'What should we know?', button: 'Add this', Fields: DetailFields },
  contact: { title: 'How can we reach you?', button: 'Save', Fields: ContactFields },
  access: { title: 'What should helpers know?', button: 'Save', Fields: AccessFields },
  sharing: { title: 'May we share your request?', button: 'Save', Fields: SharingFields },
  withdrawal: { title: 'Take your request back?', button: 'Take my request back', Fields: WithdrawalFields },
};

/** What a form asks, for the title of its page. */
export function ownFormTitle(view: OwnIntent): string {
  return FORMS[view].title;
}

/** One form to change a request. It carries the version it was made from, so that nothing is overwritten unseen. */
export function OwnForm({ page, view, wrong }: OwnFormProps) {
  const here = useHere();
  const form = FORMS[view];
  const typed = (name: string, known: string | null) => {
    const value = wrong?.typed[name];
    return typeof value === 'string' ? value : (known ?? '');
  };
  return (
    <form method="post" action={here} noValidate>
      <HiddenFields values={{ intent: view, version: page.own.version }} />
      <h1 className="govuk-heading-l">{form.title}</h1>
      <form.Fields page={page} typed={typed} errors={wrong?.errors ?? {}} />
      <Button variant={view === 'withdrawal' ? 'warning' : 'primary'}>{form.button}</Button>
    </form>
  );
}

function AddFields({ page, typed, errors }: Fields) {
  return (
    <>
      <HiddenFields values={{ id: typed('id', page.newNeedId) }} />
      <Radios
        name="category"
        label="Choose one thing"
        value={typed('category', null)}
        error={errors.category}
        options={page.categories.map(({ code, name }) => ({ value: String(code), label: name }))}
      />
      <TextArea
        name="detail"
        label="What should we know about it?"
        rows={3}
        optional
        value={typed('detail', null)}
        error={errors.detail}
      />
    </>
  );
}

function DetailFields({ page, typed, errors }: Fields) {
  const about = page.about;
  if (!about) return <p className="govuk-body">Go back and choose what you want to say more about.</p>;
  return (
    <>
      <HiddenFields values={{ need: about.id }} />
      <p className="govuk-body">About: {page.names[about.category]}</p>
      {about.detail && (
        <InsetText>
          <span className="ju-typed">{about.detail}</span>
        </InsetText>
      )}
      <TextArea name="more" label="Add to this" rows={4} value={typed('more', null)} error={errors.more} />
    </>
  );
}

function ContactFields({ page: { own }, typed, errors }: Fields) {
  return (
    <>
      <p className="govuk-body">One of the two is enough.</p>
      <Field
        name="phone"
        label="Phone number"
        type="tel"
        width={20}
        value={typed('phone', own.phone && spoken(own.phone))}
        error={errors.phone}
        autoComplete="tel"
      />
      <Field
        name="email"
        label="Email address"
        type="email"
        value={typed('email', own.email)}
        error={errors.email}
        autoComplete="email"
        spellCheck={false}
      />
    </>
  );
}

function AccessFields({ page: { own }, typed, errors }: Fields) {
  return (
    <>
      <TextArea
        name="accessNeeds"
        label="At the door, or on the phone"
        rows={3}
        optional
        value={typed('accessNeeds', own.accessNeeds)}
        error={errors.accessNeeds}
      />
      <TextArea
        name="diet"
        label="Diet and allergies"
        rows={3}
        optional
        value={typed('diet', own.diet)}
        error={errors.diet}
      />
    </>
  );
}

function SharingFields({ page: { own, holder, consentText }, typed, errors }: Fields) {
  return (
    <>
      <InsetText>{consentText}</InsetText>
      <Radios
        name="share"
        label="Do you agree?"
        value={typed('share', own.consentShare ? 'yes' : 'no')}
        error={errors.share}
        options={[
          { value: 'yes', label: 'Yes, share it with those who can help' },
          {
            value: 'no',
            label: 'No',
            hint: `Then only ${holder.name} and the council above it see your request from now on. Help can take longer.`,
          },
        ]}
      />
    </>
  );
}

function WithdrawalFields({ page: { holder }, typed, errors }: Fields) {
  return (
    <>
      <p className="govuk-body">
        Nobody looks for help for you any more, and whoever was going to help is let go. You can ask again at any time.
        If something went wrong, ring us on <PhoneLink number={holder.phone.number} /> instead.
      </p>
      <TextArea
        name="reason"
        label="Why do you take it back?"
        hint="It helps us to help others. You need not say."
        rows={3}
        optional
        value={typed('reason', null)}
        error={errors.reason}
      />
    </>
  );
}
