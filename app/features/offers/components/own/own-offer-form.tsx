import type { ReactNode } from 'react';
import type { OwnWrong } from '~/features/portal/own-change';
import type { Typed } from '~/platform/forms/read-form';
import { useHere } from '~/platform/forms/use-here';
import { paths } from '~/paths';
import { Button, Checkboxes, DateField, Field, HiddenFields, PhoneLink, Radios, TextArea } from '~/ui';
import { phone as spoken } from '~/ui/format/phone';
import { dbsOptions } from '../../offer-form/dbs';
import { NameFields } from '../../offer-form/name';
import { ReachFields } from '../../offer-form/reach';
import { TimesFields } from '../../offer-form/times';
import { TRANSPORT_OPTIONS } from '../../offer-form/transport';
import type { OwnIntent } from '../../own-forms';
import type { OwnOfferPage } from '../../own-page';
import { DAYS, namesIn, PARTS } from '../../schema';

interface OwnOfferFormProps {
  page: OwnOfferPage;
  view: OwnIntent;
  wrong: OwnWrong | undefined;
}

/** What the fields of one form are drawn from: the page, what was typed (if anything was), what is wrong. */
interface Fields {
  page: OwnOfferPage;
  typed: Typed | null;
  errors: Record<string, string[]>;
  title: string;
}

const FORMS: Record<OwnIntent, { title: string; button: string; Fields: (props: Fields) => ReactNode }> = {
  name: { title: 'What is your name?', button: 'Save', Fields: OwnNameFields },
  postcode: { title: 'What is your postcode?', button: 'Save', Fields: HomeFields },
  help: { title: 'What can you help with?', button: 'Save', Fields: HelpFields },
  reach: { title: 'How far would you go?', button: 'Save', Fields: OwnReachFields },
  times: { title: 'When do you have time?', button: 'Save', Fields: OwnTimesFields },
  about: { title: 'What should we know?', button: 'Save', Fields: AboutFields },
  dbs: { title: 'Which DBS check do you have?', button: 'Save', Fields: CheckFields },
  contact: { title: 'How can we reach you?', button: 'Save', Fields: ContactFields },
  pause: { title: 'Pause your offer?', button: 'Pause my offer', Fields: PauseFields },
  resume: { title: 'Open your offer again?', button: 'Open my offer again', Fields: ResumeFields },
  withdrawal: { title: 'Withdraw your offer?', button: 'Withdraw my offer', Fields: WithdrawalFields },
};

/** What a form asks, for the title of its page. */
export function ownFormTitle(view: OwnIntent): string {
  return FORMS[view].title;
}

/** One form to change an offer. It carries the version it was made from, so that nothing is overwritten unseen. */
export function OwnOfferForm({ page, view, wrong }: OwnOfferFormProps) {
  const here = useHere();
  const form = FORMS[view];
  return (
    <form method="post" action={here} noValidate>
      <HiddenFields values={{ intent: view, version: page.own.version }} />
      <form.Fields page={page} typed={wrong?.typed ?? null} errors={wrong?.errors ?? {}} title={form.title} />
      <Button variant={view === 'withdrawal' ? 'warning' : 'primary'}>{form.button}</Button>
    </form>
  );
}

const one = (typed: Typed | null, name: string, known: string) => (typed ? String(typed[name] ?? '') : known);
const many = (typed: Typed | null, name: string, known: readonly string[]) =>
  typed ? [typed[name] ?? []].flat() : known;

function OwnNameFields({ page: { own }, typed, errors, title }: Fields) {
  const { name, contactName, charityNo } = own;
  const known = { name, contactName: contactName ?? '', charityNo: charityNo ?? '' };
  return (
    <NameFields
      group={own.kind === 'group'}
      title={own.kind === 'group' ? 'What is your group?' : title}
      typed={typed ?? known}
      errors={errors}
    />
  );
}

function HomeFields({ page: { own, holder }, typed, errors, title }: Fields) {
  return (
    <>
      <Field
        name="postcode"
        label={own.kind === 'group' ? 'What is your group’s postcode?' : title}
        asHeading
        hint="It tells us who is near you. Nobody you help is told where you live."
        value={one(typed, 'postcode', own.postcode ?? '')}
        error={errors.postcode}
        width={10}
        autoComplete="postal-code"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <p className="govuk-body">
        Moved out of the county? Withdraw this offer and <a href={paths.home()}>find the councils of your new home</a>,
        or ring us on <PhoneLink number={holder.phone.number} />.
      </p>
    </>
  );
}

function HelpFields({ page: { own, categories }, typed, errors, title }: Fields) {
  return (
    <Checkboxes
      name="categories"
      label={title}
      asHeading
      values={many(typed, 'categories', own.categories.map(String))}
      error={errors.categories}
      options={categories.map(({ code, name, hint }) => ({ value: String(code), label: name, hint }))}
    />
  );
}

function OwnReachFields({ page: { own, nearby }, typed, errors, title }: Fields) {
  return (
    <ReachFields
      title={title}
      reach={one(typed, 'reach', own.areas.length > 0 ? 'parishes' : String(own.travelM / 1000))}
      areas={many(typed, 'areas', own.areas)}
      errors={errors}
      nearby={nearby}
    />
  );
}

function OwnTimesFields({ page: { own }, typed, errors, title }: Fields) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <TimesFields
        days={many(typed, 'days', namesIn(DAYS, own.days))}
        parts={many(typed, 'parts', namesIn(PARTS, own.parts))}
        errors={errors}
      />
    </>
  );
}

function AboutFields({ page: { own }, typed, errors, title }: Fields) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <Radios
        name="transport"
        label="How do you get about?"
        value={one(typed, 'transport', own.transport)}
        error={errors.transport}
        options={TRANSPORT_OPTIONS}
      />
      <TextArea
        name="skills"
        label="Anything else you bring"
        optional
        value={one(typed, 'skills', own.skills)}
        error={errors.skills}
      />
      <Field
        name="capacity"
        label="How many people at a time?"
        width={4}
        inputMode="numeric"
        value={one(typed, 'capacity', String(own.capacity))}
        error={errors.capacity}
      />
    </>
  );
}

function CheckFields({ page: { own }, typed, errors, title }: Fields) {
  return (
    <Radios
      name="dbs"
      label={title}
      asHeading
      hint="A check by the Disclosure and Barring Service. We ask to see it when it is needed."
      value={one(typed, 'dbs', own.dbs)}
      error={errors.dbs}
      options={dbsOptions(own.kind === 'group')}
    />
  );
}

function ContactFields({ page: { own }, typed, errors, title }: Fields) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">One of the two is enough.</p>
      <Field
        name="phone"
        label="Phone number"
        type="tel"
        width={20}
        value={one(typed, 'phone', own.phone ? spoken(own.phone) : '')}
        error={errors.phone}
        autoComplete="tel"
      />
      <Field
        name="email"
        label="Email address"
        type="email"
        value={one(typed, 'email', own.email ?? '')}
        error={errors.email}
        autoComplete="email"
        spellCheck={false}
      />
    </>
  );
}

function PauseFields({ typed, errors, title }: Fields) {
  const part = (name: string) => one(typed, `until.${name}`, '');
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        Nobody new is sent to you while it is paused. If you are helping somebody now, please tell them, or ring us.
      </p>
      <DateField
        name="until"
        label="From which day can we ask you again?"
        hint="Leave it empty if you do not know yet."
        optional
        value={{ day: part('day'), month: part('month'), year: part('year') }}
        error={errors.until}
      />
    </>
  );
}

function ResumeFields({ title }: Fields) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">We can ask you again from now on.</p>
    </>
  );
}

function WithdrawalFields({ page: { holder }, typed, errors, title }: Fields) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">
        You are not asked any more, and we find somebody else for whoever you were helping. If you only need a rest,
        pause it instead. Did something go wrong? Ring us on <PhoneLink number={holder.phone.number} />.
      </p>
      <TextArea
        name="reason"
        label="Why do you withdraw?"
        hint="It helps us to do better. You need not say."
        rows={3}
        optional
        value={one(typed, 'reason', '')}
        error={errors.reason}
      />
    </>
  );
}
