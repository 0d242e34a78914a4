import { paths } from '~/paths';
import { EmptyState, LinkButton } from '~/ui';
import { plural } from '~/ui/format/numbers';

interface NoRequestsProps {
  tenant: string;
  text: string;
  filtered: boolean;
  /** The same words among requests of every status, when there are some. */
  elsewhere: { count: number; href: string } | null;
  mayAdd: boolean;
}

/** Why the queue is empty and what to do about it. */
export function NoRequests({ tenant, text, filtered, elsewhere, mayAdd }: NoRequestsProps) {
  if (!filtered) {
    return (
      <EmptyState
        title="No open requests"
        action={mayAdd && <LinkButton href={paths.newRequest(tenant)}>Add a request</LinkButton>}
      >
        Nobody is waiting. Requests that come in online appear here by themselves
        {mayAdd && '; one that comes in by phone you add here'}.
      </EmptyState>
    );
  }
  if (text && elsewhere) {
    return (
      <EmptyState
        title={`Nothing found for “${text}” among these`}
        action={
          <LinkButton href={elsewhere.href}>
            Show {elsewhere.count === 1 ? 'the one' : `the ${elsewhere.count}`} of another status
          </LinkButton>
        }
      >
        The words occur in {plural(elsewhere.count, 'request')} that the chosen status leaves out.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={text ? `Nothing found for “${text}”` : 'No requests match this filter'}
      action={
        <LinkButton href={paths.requests(tenant)} variant="secondary">
          Show all open requests
        </LinkButton>
      }
    >
      {text
        ? 'Try a part of the name, the postcode or the last digits of the phone number.'
        : 'Untick something in the filter, or clear the filter.'}
    </EmptyState>
  );
}
