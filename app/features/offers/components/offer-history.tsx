import { paths } from '~/paths';
import { Button, HiddenFields, Section, TextArea, Timeline, When, type FieldError } from '~/ui';
import type { OfferPageData } from './record-page';

/** What has happened with an offer, and room to write down what happens now. */
export function OfferHistory({ page: { tenant, head, timeline, mayChange, noteId } }: { page: OfferPageData }) {
  return (
    <Section title="What has happened" id="history">
      <Timeline items={timeline.map(({ at, when, ...line }) => ({ ...line, when: <When iso={at} words={when} /> }))} />
      {mayChange && (
        <div className="ju-screen-only">
          <OfferNoteForm action={paths.offerPart(tenant.slug, head.id, 'notes')} noteId={noteId} />
        </div>
      )}
    </Section>
  );
}

interface OfferNoteFormProps {
  action: string;
  noteId: string;
  body?: string;
  error?: FieldError;
}

/** A note on an offer. */
export function OfferNoteForm({ action, noteId, body, error }: OfferNoteFormProps) {
  return (
    <form method="post" action={action} noValidate>
      <HiddenFields values={{ noteId }} />
      <TextArea
        name="body"
        label="Add a note"
        hint="Everybody who can see this offer reads it."
        rows={3}
        value={body}
        error={error}
      />
      <Button variant="secondary">Add the note</Button>
    </form>
  );
}
