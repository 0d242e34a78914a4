import type { OwnWrong } from '~/features/portal/own-change';
import {
  Button,
  ButtonGroup,
  Callout,
  Field,
  HiddenFields,
  LinkButton,
  PageHeading,
  PhoneLink,
  Section,
  SummaryList,
} from '~/ui';
import { list } from '~/ui/format/numbers';
import { ownHref, type OwnEntryPage } from '../../own-page';
import { NOT_PUBLISHED, OWN_STANDING } from '../../own-words';
import { contactFacts, publicFacts } from './own-entry-facts';

/** How the entry stands, the one button that confirms it, and all that it says. */
export function OwnEntryOverview({ page, wrong }: { page: OwnEntryPage; wrong: OwnWrong | undefined }) {
  const { content, holder, standing, from } = page;
  const open = standing !== 'ended' && !page.merged;
  const lede = content.published || standing === 'ended' ? OWN_STANDING[standing] : NOT_PUBLISHED;
  return (
    <>
      <PageHeading caption="Your entry on the community map" title={content.name} lede={lede} />
      {from && <p className="govuk-body">{from}</p>}
      <Notices page={page} open={open} />
      {open && page.confirmable && <Confirmation page={page} />}
      {open && <Capacity page={page} wrong={wrong} />}
      <Section title={content.published ? 'What everybody can read' : 'What everybody will read'}>
        <SummaryList rows={publicFacts(page, open)} />
      </Section>
      <Section title="For your council only">
        <SummaryList rows={contactFacts(page, open)} />
      </Section>
      {open && <Moves page={page} />}
      {standing === 'ended' && !page.merged && <Restart page={page} />}
      <p className="govuk-body">
        <strong>{holder.name}</strong> looks after this part of the map. Questions? Ring{' '}
        <PhoneLink number={holder.phone.number} />, {holder.phone.hours}.
      </p>
    </>
  );
}

function Notices({ page: { waiting, declined, holder }, open }: { page: OwnEntryPage; open: boolean }) {
  return (
    <>
      {waiting && (
        <Callout tone="amber" title="Waiting for your council.">
          You sent a change {waiting.when}: {list(waiting.what)}. {holder.name} looks at it.{' '}
          {open && 'You can still put it right: the forms below show what you sent.'}
        </Callout>
      )}
      {declined && (
        <Callout tone="amber" title="Not taken over.">
          {declined}
        </Callout>
      )}
    </>
  );
}

/** The one click of the letter: only this button confirms, opening the page changes nothing. */
function Confirmation({ page: { token, version, seen, confirmed, stale } }: { page: OwnEntryPage }) {
  return (
    <Section title="Is all of this still right?">
      <p className="govuk-body">
        {confirmed}.{stale && ' It is shown further down until somebody does.'}
      </p>
      <form method="post" action={ownHref(token)}>
        <HiddenFields values={{ intent: 'confirm', version, seen }} />
        <Button>Yes, all still right</Button>
      </form>
    </Section>
  );
}

function Capacity({ page: { token, version, content }, wrong }: { page: OwnEntryPage; wrong: OwnWrong | undefined }) {
  const typed = wrong?.typed.capacityLeft;
  const known = content.capacityLeft === null ? '' : String(content.capacityLeft);
  return (
    <form method="post" action={ownHref(token)} noValidate>
      <HiddenFields values={{ intent: 'capacity', version }} />
      <Field
        name="capacityLeft"
        label="How many more can you take?"
        hint="0 if you are full. Leave it empty if you do not count."
        width={5}
        inputMode="numeric"
        value={typeof typed === 'string' ? typed : known}
        error={wrong?.errors.capacityLeft}
      />
      <Button variant="secondary">Save the number</Button>
    </form>
  );
}

function Moves({ page: { token, version, standing } }: { page: OwnEntryPage }) {
  return (
    <ButtonGroup>
      {standing !== 'paused' && (
        <LinkButton variant="secondary" href={ownHref(token, 'pause')}>
          Pause it
        </LinkButton>
      )}
      {standing !== 'active' && (
        <form method="post" action={ownHref(token)}>
          <HiddenFields values={{ intent: 'resume', version, was: standing }} />
          <Button variant="secondary">{standing === 'planned' ? 'It has begun' : 'Open it again'}</Button>
        </form>
      )}
      <a href={ownHref(token, 'end')}>It has ended for good</a>
    </ButtonGroup>
  );
}

/** What has ended can begin again, unless that waits for the council already. */
function Restart({ page: { token, version, waiting, approves, holder } }: { page: OwnEntryPage }) {
  if (waiting) return null;
  return (
    <Section title="Does it begin again?">
      {approves && <p className="govuk-body">{holder.name} looks at it before everybody can find it.</p>}
      <form method="post" action={ownHref(token)}>
        <HiddenFields values={{ intent: 'restart', version }} />
        <Button variant="secondary">It begins again</Button>
      </form>
    </Section>
  );
}
