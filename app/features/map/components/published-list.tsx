import { PhoneLink } from '~/ui';
import type { PublishedLine } from '../queries-published.server';

/** Everything on the map in words, by name: complete without script. */
export function PublishedList({ lines }: { lines: readonly PublishedLine[] }) {
  return (
    <section aria-labelledby="list">
      <h2 className="govuk-heading-m" id="list">
        As a list
      </h2>
      <ul className="govuk-list">
        {lines.map(({ id, name, words, phone }) => (
          <li id={`entry-${id}`} key={id}>
            <strong>{name}</strong> {words}
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
