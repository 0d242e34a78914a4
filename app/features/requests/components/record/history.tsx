import { paths } from '~/paths';
import { Button, HiddenFields, Section, TextArea, Timeline, When, type FieldError } from '~/ui';
import type { RecordPage } from './page';

/** What has happened, and room to write down what happens now. */
export function RecordHistory({ page: { tenant, head, timeline, may, noteId } }: { page: RecordPage }) {
  return (
    <Section title="What has happened" id="history">
      <Timeline items={timeline.map(({ at, when, ...line }) => ({ ...line, when: <When iso={at} words={when} /> }))} />
      {may.change && (
        <div className="ju-screen-only">
          <NoteForm action={paths.requestPart(tenant.slug, head.id, 'notes')} noteId={noteId} />
        </div>
      )}
    </Section>
  );
}

interface NoteFormProps {
  action: string;
  noteId: string;
  body?: string;
  error?: FieldError;
}

/** A note on a request. */
export function NoteForm({ action, noteId, body, error }: NoteFormProps) {
  return (
    <form method="post" action={action} noValidate>
      <HiddenFields values={{ noteId }} />
      <TextArea
        name="body"
        label="Add a note"
        hint="Everybody who can see this request reads it, also after it is handed on."
        rows={3}
        value={body}
        error={error}
      />
      <Button variant="secondary">Add the note</Button>
    </form>
  );
}
