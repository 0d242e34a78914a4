import { paths } from '~/paths';
import { Callout } from '~/ui';
import type { SimilarEntry } from '../similar.server';

interface SimilarEntriesProps {
  tenant: string;
  similar: readonly SimilarEntry[];
}

/** Entries that may be this one, each with a way to join in instead of writing it down again. */
export function SimilarEntries({ tenant, similar }: SimilarEntriesProps) {
  return (
    <div role="alert">
      <Callout tone="amber" title="It may be on the map already.">
        Nothing is recorded yet. If it is one of these, join in instead of writing it down twice.
        <ul className="govuk-list govuk-list--bullet">
          {similar.map(({ id, name, words, own }) => (
            <li key={id}>
              <strong>{name}</strong>. {words}.{' '}
              {own && (
                <>
                  <a href={paths.entry(tenant, id)}>
                    Open it<span className="govuk-visually-hidden">: {name}</span>
                  </a>{' '}
                  ·{' '}
                </>
              )}
              <a href={paths.entryPart(tenant, id, 'joining')}>
                Join in: it helps our people too<span className="govuk-visually-hidden">: {name}</span>
              </a>
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
