import { paths } from '~/paths';
import {
  Button,
  ButtonGroup,
  Callout,
  Checkboxes,
  DataTable,
  EmptyState,
  HiddenFields,
  LinkButton,
  Pagination,
  Section,
  StatTile,
  Stats,
  Tag,
} from '~/ui';
import { number, plural } from '~/ui/format/numbers';
import { VERDICT, type Verdict } from '../schema';
import { VERDICT_WORDS } from '../words';
import type { ImportPage } from './page';

interface PreviewProps {
  page: ImportPage;
  preview: NonNullable<ImportPage['preview']>;
}

const TONES = { green: 'green', amber: 'amber', red: 'red', blue: 'plain', grey: 'plain' } as const;

/** What would happen, row by row, and the button that makes it happen; afterwards what came of it. */
export function Preview({ page, preview }: PreviewProps) {
  const { tenant, batch } = page;
  const { counts, wanted } = preview;
  return (
    <>
      {batch.status === 'applied' ? <Outcome page={page} /> : <Apply page={page} preview={preview} />}
      <Section title="Row by row">
        <Stats>
          {(Object.keys(VERDICT) as Verdict[]).map((verdict) => (
            <StatTile
              key={verdict}
              value={counts[verdict]}
              label={VERDICT_WORDS[verdict].word.toLowerCase()}
              tone={counts[verdict] > 0 ? TONES[VERDICT_WORDS[verdict].tone] : 'plain'}
              href={paths.import(tenant.slug, batch.id, { verdict })}
            />
          ))}
        </Stats>
        {wanted.length > 0 && (
          <p className="govuk-body">
            <a className="govuk-link" href={paths.import(tenant.slug, batch.id)}>
              Show all rows
            </a>
          </p>
        )}
        <Rows page={page} preview={preview} />
        {counts.refused > 0 && (
          <LinkButton variant="secondary" href={paths.importRefused(tenant.slug, batch.id)} download>
            {`Download ${plural(counts.refused, batch.format === 'csv' ? 'refused row' : 'refused service')} with the reasons`}
          </LinkButton>
        )}
      </Section>
    </>
  );
}

function Rows({ page: { tenant, batch }, preview }: PreviewProps) {
  const { lines, wanted, total, next, first } = preview;
  const here = (after?: number) => paths.import(tenant.slug, batch.id, { verdict: wanted, after });
  return (
    <>
      <DataTable
        caption="Rows of the list"
        rows={lines}
        rowKey={({ no }) => String(no)}
        columns={[
          { label: 'Row', numeric: true, quiet: true, cell: ({ no }) => number(no) },
          { label: 'Name', names: true, cell: ({ name }) => name || 'without a name' },
          { label: 'Verdict', cell: ({ verdict }) => <Tag tone={verdict.tone}>{verdict.word}</Tag> },
          { label: 'Why', cell: ({ said, like }) => <Why said={said} like={like} tenant={tenant.slug} /> },
        ]}
        empty={<EmptyState title="No rows like this">Choose another verdict above.</EmptyState>}
      />
      <Pagination
        showing={{ count: lines.length, total }}
        previousHref={first ? null : here()}
        nextHref={next === null ? null : here(next)}
      />
    </>
  );
}

type Line = NonNullable<ImportPage['preview']>['lines'][number];

/** Why a row has its verdict, with the way to the entry that it may be a duplicate of. */
function Why({ said, like, tenant }: Pick<Line, 'said' | 'like'> & { tenant: string }) {
  // On a phone each cell has its label, which must not stand there alone.
  if (!like) return said || '–';
  const href = like.own ? paths.entry(tenant, like.id) : paths.entryPart(tenant, like.id, 'joining');
  return (
    <>
      {said}.{' '}
      <a className="govuk-link" href={href}>
        {like.own ? 'Open it' : 'Join in with it'}
        <span className="govuk-visually-hidden">: {like.name}</span>
      </a>
    </>
  );
}

function Apply({ page: { tenant, batch }, preview: { counts, addable } }: PreviewProps) {
  const change = paths.import(tenant.slug, batch.id, { change: 'columns' });
  const some = counts.new + counts.changed + addable > 0;
  const elsewhere = counts.duplicate - addable;
  return (
    <form method="post" action={paths.import(tenant.slug, batch.id)}>
      <HiddenFields values={{ intent: 'apply' }} />
      <p className="govuk-body">
        {some
          ? `${sentence(counts)} Either all of it happens or nothing does.`
          : 'There is nothing to add or change: every row is the same already, or refused.'}
      </p>
      {addable > 0 && (
        <Checkboxes
          name="duplicates"
          label="Possible duplicates"
          small
          hint="They are left out unless you have looked at them and know that they are something else."
          options={[{ value: 'add', label: `Add the ${plural(addable, 'possible duplicate')} all the same` }]}
        />
      )}
      {elsewhere > 0 && (
        <p className="govuk-body">
          {`${plural(elsewhere, 'row is', 'rows are')} about an entry that is not yours to change, and nothing comes of ${elsewhere === 1 ? 'it' : 'them'}.`}
        </p>
      )}
      <ButtonGroup>
        {some && <Button>Import</Button>}
        <a className="govuk-link" href={change}>
          Change the columns
        </a>
        <Button variant="secondary" name="intent" value="discard">
          Throw the import away
        </Button>
      </ButtonGroup>
    </form>
  );
}

function sentence(counts: Record<Verdict, number>): string {
  const added = `${plural(counts.new, 'entry is', 'entries are')} added`;
  const changed = `${plural(counts.changed, 'entry is', 'entries are')} changed`;
  return `${added}, ${changed}.`;
}

function Outcome({ page: { batch } }: { page: ImportPage }) {
  const { added = 0, updated = 0, meanwhile = 0 } = batch.outcome;
  return (
    <div role="status">
      <Callout tone="green" title="The list is imported.">
        {`${plural(added, 'entry', 'entries')} added, ${number(updated)} changed.`}
        {meanwhile > 0 &&
          ` ${plural(meanwhile, 'row was', 'rows were')} left out because somebody changed the entry meanwhile: import the list again to see them.`}
      </Callout>
    </div>
  );
}
