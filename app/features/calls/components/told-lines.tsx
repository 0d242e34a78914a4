import { paths } from '~/paths';
import { Button, Quiet } from '~/ui';
import { KEYS } from '../keys';
import type { Screen } from '../screen.server';

/** What has come of the call so far: whom the caller was told about, the request, the call-backs. */
export function ToldLines({ screen: { tenant, call, told, backs } }: { screen: Screen }) {
  const waiting = told.some(({ emailed }) => !emailed);
  if (told.length + backs.length === 0 && !call.requestId) return null;
  return (
    <div className="ju-call__told">
      <strong>So far</strong>
      <ul className="govuk-list ju-call__deeds">
        {call.requestId && (
          <li>
            <a href={paths.request(tenant.slug, call.requestId)} target="_blank" rel="noopener">
              A request was taken
            </a>
          </li>
        )}
        {backs.map(({ id, due, owner }) => (
          <li key={id}>
            Call-back {due} <Quiet>{owner ? `· ${owner}` : '· whoever is there'}</Quiet>
          </li>
        ))}
        {told.map(({ provisionId, name, emailed }) => (
          <li key={provisionId}>
            Told about {name} {emailed && <Quiet>· emailed</Quiet>}
            {!emailed && call.status === 'draft' && (
              <Button variant="link" small name="untold" value={provisionId} about={name}>
                Take back
              </Button>
            )}
          </li>
        ))}
      </ul>
      {waiting && call.status === 'draft' && (
        <Button variant="secondary" small name="do" value="email" keys={KEYS.email}>
          Email these to the caller
        </Button>
      )}
    </div>
  );
}
