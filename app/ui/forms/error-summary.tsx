import { useEffect, useRef } from 'react';
import { fieldId, hasErrors, sentences, type FormErrors } from './errors';

interface ErrorSummaryProps {
  /** By field name; nothing is drawn if nothing is wrong. */
  errors: FormErrors | null | undefined;
  /** For fields whose input has an id of its own: field name to id. */
  ids?: Readonly<Record<string, string>>;
}

/**
 * All that is wrong, at the top of the page, each sentence a link to its field. The page opens on it: by `autofocus`
 * without script; with script by focusing it again whenever other errors come back.
 */
export function ErrorSummary({ errors, ids = {} }: ErrorSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  const said = JSON.stringify(errors ?? null);
  useEffect(() => summary.current?.focus(), [said]);
  if (!errors || !hasErrors(errors)) return null;
  return (
    <div className="govuk-error-summary" tabIndex={-1} autoFocus ref={summary}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">There is a problem</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {Object.entries(errors).flatMap(([name, error]) =>
              sentences(error).map((sentence) => (
                <li key={`${name} ${sentence}`}>
                  {name === '' ? sentence : <a href={`#${ids[name] ?? fieldId(name)}`}>{sentence}</a>}
                </li>
              )),
            )}
          </ul>
        </div>
      </div>
    </div>
  );
}
