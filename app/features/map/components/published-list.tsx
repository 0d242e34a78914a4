import { PhoneLink } from '~/ui';
import type { PublishedLine } from '../queries-published.server';

/** Everything on the map in words, by name: complete without script. */
export function PublishedList({ lines, href }: { lines: readonly PublishedLine[]; href: (id: string) => string }) {
  return (
    <section aria-labelledby="list">
      <h2 className="govuk-heading-m" id="list">
        As a list
      </h2>
      <ul className="govuk-list">
        {lines.map(({ id, name, words, phone }) => (
          <li key={id}>
            <a className="govuk-link" href={href(id)}>
              {name}
            </a>{' '}
            {words}
            {phone && (
              <>
                {' · '}
                <PhoneLink number={phone} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
