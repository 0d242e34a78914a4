import type { ReactNode } from 'react';

interface DetailsProps {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
}

/** More for those who want it, opened by a click, without script. */
export function Details({ summary, open, children }: DetailsProps) {
  return (
    <details className="govuk-details" open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}
