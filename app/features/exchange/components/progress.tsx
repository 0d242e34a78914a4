import { paths } from '~/paths';
import { ButtonGroup, Callout, LinkButton } from '~/ui';
import { number } from '~/ui/format/numbers';
import type { ImportPage } from './page';

/** How far a step is. The page comes again by itself. */
export function InProgress({ page: { tenant, batch } }: { page: ImportPage }) {
  const applying = batch.status === 'applying';
  const all = (batch.outcome.new ?? 0) + (batch.outcome.changed ?? 0);
  const of = applying && all > 0 ? ` of ${number(all)}` : '';
  return (
    <>
      <div role="status">
        <Callout title={applying ? 'The entries are being written.' : 'The list is being read.'}>
          {`${number(batch.done)}${of} rows so far. `}
          {applying
            ? 'They appear in the community map all at once, when the last is written.'
            : 'Nothing of the community map changes yet.'}
        </Callout>
      </div>
      <p className="govuk-body">
        This page comes again every two seconds.{' '}
        <a className="govuk-link" href={paths.import(tenant.slug, batch.id)}>
          Look again now
        </a>
        . You can also leave it and come back later.
      </p>
    </>
  );
}

/** Why it cannot go on, and the ways out. */
export function ImportFailed({ page: { tenant, batch } }: { page: ImportPage }) {
  return (
    <>
      <Callout tone="red" title="This list could not be imported.">
        {batch.problem} Nothing of the community map has changed.
      </Callout>
      <ButtonGroup>
        <LinkButton href={paths.newImport(tenant.slug)}>Send another file</LinkButton>
        <a className="govuk-link" href={paths.import(tenant.slug, batch.id, { change: 'columns' })}>
          Try again
        </a>
      </ButtonGroup>
    </>
  );
}
