import { MEASURES, MEASURE_WORDS, type Measure } from '../measures';

/** What else the colours of the parishes can tell. */
export function MeasureLinks({ measure, href }: { measure: Measure; href: (measure: Measure) => string }) {
  return (
    <p className="ju-legend__others">
      Colour the parishes by:{' '}
      {MEASURES.filter((one) => one !== measure).map((one, at) => (
        <span key={one}>
          {at > 0 && ' · '}
          <a className="govuk-link" href={href(one)}>
            {MEASURE_WORDS[one].toLowerCase()}
          </a>
        </span>
      ))}
    </p>
  );
}
