import { Callout } from '~/ui';
import type { Drawn, Parish } from '../schema';

interface MeanwhileProps {
  /** As they stand now. */
  localities: readonly Drawn[];
  parishes: readonly Parish[];
  last: { by: string; when: string } | null;
  /** The page without what was typed. */
  here: string;
}

/** Somebody else drew the localities while the form was open: what they drew, and how to go on. */
export function Meanwhile({ localities, parishes, last, here }: MeanwhileProps) {
  const names = new Map(parishes.map(({ code, name }) => [code, name]));
  return (
    <Callout
      tone="amber"
      title={`${last?.by ?? 'Somebody'} has drawn the localities meanwhile. Nothing of yours is saved yet.`}
    >
      <ul className="govuk-list govuk-list--bullet">
        {localities.map(({ id, name, areas }) => (
          <li key={id}>
            <strong>{name}</strong>: {areas.map((code) => names.get(code) ?? code).join(', ')}
          </li>
        ))}
      </ul>
      What you chose is kept below: saving it replaces theirs. Or{' '}
      <a className="govuk-link" href={here}>
        start again from theirs
      </a>
      .
    </Callout>
  );
}
