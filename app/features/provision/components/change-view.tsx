import { paths } from '~/paths';
import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import {
  Button,
  Callout,
  InsetText,
  LinkButton,
  PostButton,
  Section,
  TextArea,
  HiddenFields,
  type FormErrors,
} from '~/ui';
import type { readChange } from '../change-page.server';
import { FieldChanges } from './field-changes';

type ChangePageData = Awaited<ReturnType<typeof readChange>>;

/** What they wrote, what would change, and what changed meanwhile. */
export function WhatTheyAsk({ page: { change, wanted, meanwhile } }: { page: ChangePageData }) {
  return (
    <>
      {change.words && (
        <InsetText>
          <span className="ju-typed">{change.words}</span>
        </InsetText>
      )}
      {change.contact && (
        <p className="govuk-body">
          To ask back: <strong>{change.contact}</strong> <span className="ju-quiet">(for staff alone)</span>
        </p>
      )}
      {meanwhile.length > 0 && (
        <Section
          title="Changed since they wrote it"
          lede="They had an older version before them. Taking theirs leaves this as it is, but for fields that both changed."
        >
          <FieldChanges caption="Changed since they wrote it" changes={meanwhile} before="They saw" after="Now" />
        </Section>
      )}
      {wanted && wanted.length > 0 && (
        <Section title="What would change" lede="Nothing of it is shown to anybody yet.">
          <FieldChanges caption="What would change" changes={wanted} before="Now" after="Proposed" />
        </Section>
      )}
    </>
  );
}

interface DecideChangeProps {
  page: ChangePageData;
  typed: Typed | undefined;
  errors: FormErrors;
}

/** Take it or decline it with a reason; or what was decided. */
export function DecideChange({ page: { tenant, entry, change, wanted }, typed, errors }: DecideChangeProps) {
  const action = paths.entryChange(tenant.slug, entry.id, change.id);
  if (change.status !== 'waiting') {
    return (
      <Callout tone="grey" title={change.status === 'taken' ? 'Taken' : 'Declined'}>
        by {change.decidedBy}
        {change.reason && `: ${change.reason}`}. <a href={paths.entry(tenant.slug, entry.id)}>Back to the entry</a>
      </Callout>
    );
  }
  const changes = wanted !== null && wanted.length > 0;
  return (
    <>
      <Section
        title="Take it"
        lede={
          changes
            ? 'The entry says it from then on.'
            : 'There is nothing to put in by itself: change the entry by hand, then mark this as seen to.'
        }
      >
        <div className="govuk-button-group">
          <PostButton action={action} fields={{ decision: 'take' }}>
            {changes ? 'Take it' : 'Seen to'}
          </PostButton>
          <LinkButton href={paths.entryPart(tenant.slug, entry.id, 'edit')} variant="secondary">
            Change the entry by hand
          </LinkButton>
        </div>
      </Section>
      <Section title="Decline it" lede="The entry stays as it is.">
        <form method="post" action={action} noValidate>
          <HiddenFields values={{ decision: 'decline' }} />
          <TextArea name="reason" label="Reason" rows={2} value={textIn(typed, 'reason')} error={errors.reason} />
          <Button variant="secondary">Decline it</Button>
        </form>
      </Section>
    </>
  );
}
