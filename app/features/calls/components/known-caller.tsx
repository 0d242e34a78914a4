import { paths } from '~/paths';
import { VisuallyHidden } from '~/ui';
import type { Screen } from '../screen.server';

/** Who this may be, by number or name: open requests first, then the calls they made before. Opens beside the call. */
export function KnownCallerLines({ tenant, known }: { tenant: string; known: Screen['known'] }) {
  if (known.calls.length + known.requests.length === 0) return null;
  return (
    <div className="ju-call__known">
      <strong>Known here</strong>
      <ul className="govuk-list govuk-list--bullet">
        {known.requests.map(({ id, reference, words }) => (
          <li key={id}>
            <a href={paths.request(tenant, id)} target="_blank" rel="noopener">
              {reference}
              <VisuallyHidden> (opens in a new tab)</VisuallyHidden>
            </a>
            : {words}
          </li>
        ))}
        {known.calls.map(({ id, words }) => (
          <li key={id}>
            <a href={paths.call(tenant, id)} target="_blank" rel="noopener">
              Call<VisuallyHidden> (opens in a new tab)</VisuallyHidden>
            </a>
            : {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
