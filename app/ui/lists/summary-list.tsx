import type { ReactNode } from 'react';

interface SummaryRow {
  label: string;
  value: ReactNode;
  /** Where to change it. Screen readers hear "Change" and the label, or `what` if the label does not read well. */
  change?: { href: string; what?: string; word?: string };
}

/** Answers and facts, a row each, with a link to change them: the page before sending a form, the details of a record. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="govuk-summary-list">
      {rows.map(({ label, value, change }) => (
        <div className={`govuk-summary-list__row${change ? '' : ' govuk-summary-list__row--no-actions'}`} key={label}>
          <dt className="govuk-summary-list__key">{label}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
          {change && (
            <dd className="govuk-summary-list__actions">
              <a href={change.href}>
                {change.word ?? 'Change'}
                <span className="govuk-visually-hidden"> {change.what ?? label.toLowerCase()}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

interface Fact {
  label: string;
  value: ReactNode;
}

/** Facts in two narrow columns, for a card at the side: "Phone 01632 960 142". Facts without a value are left out. */
export function Meta({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="ju-meta">
      {items
        .filter(({ value }) => value !== null && value !== undefined && value !== false && value !== '')
        .map(({ label, value }) => (
          <div className="ju-meta__row" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
