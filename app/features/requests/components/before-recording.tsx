import { paths } from '~/paths';
import { Callout, VisuallyHidden } from '~/ui';

/** An open request of the same household or phone, in words. */
export interface SimilarLine {
  id: string;
  reference: string;
  words: string;
}

interface SimilarProps {
  tenant: string;
  similar: readonly SimilarLine[];
  /** The form must not be left: a caller is on the line. */
  newTab?: boolean;
}

/** Open requests that may be this one: look at them before recording it again. */
export function SimilarRequests({ tenant, similar, newTab = false }: SimilarProps) {
  const beside = newTab ? { target: '_blank', rel: 'noopener' } : {};
  return (
    <Callout tone="amber" title="This household or phone number has asked before.">
      Nothing is recorded yet. Add to what is there, or record this as a request of its own with the button below.
      <ul className="govuk-list govuk-list--bullet">
        {similar.map(({ id, reference, words }) => (
          <li key={id}>
            <a href={paths.request(tenant, id)} {...beside}>
              {reference}
              {newTab && <VisuallyHidden> (opens in a new tab)</VisuallyHidden>}
            </a>
            : {words}
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
