import { paths } from '~/paths';
import { Callout } from '~/ui';

/** An open request of the same household or phone, in words. */
export interface SimilarLine {
  id: string;
  reference: string;
  words: string;
}

/** Open requests that may be this one: look at them before recording it again. */
export function SimilarRequests({ tenant, similar }: { tenant: string; similar: readonly SimilarLine[] }) {
  return (
    <Callout tone="amber" title="This household or phone number has asked before.">
      Nothing is recorded yet. Add to what is there, or record this as a request of its own with the button below.
      <ul className="govuk-list govuk-list--bullet">
        {similar.map(({ id, reference, words }) => (
          <li key={id}>
            <a href={paths.request(tenant, id)}>{reference}</a>: {words}
          </li>
        ))}
      </ul>
    </Callout>
  );
}

interface ElsewhereProps {
  own: string;
  holder: { slug: string; name: string; phone: string };
  mayKeep: boolean;
}

/** Another council looks after what is asked for, and this desk may not write for it. */
export function LookedAfterElsewhere({ own, holder, mayKeep }: ElsewhereProps) {
  return (
    <Callout tone="amber" title={`${holder.name} looks after this.`}>
      Nothing is recorded yet. Send it to them through <a href={paths.getHelp(holder.slug)}>their public form</a>, or
      ring them on {holder.phone}.{' '}
      {mayKeep &&
        `You can also keep it at ${own} with the button below: ${holder.name} sees it there and can take it over.`}
    </Callout>
  );
}
