import { paths } from '~/paths';
import { EmptyState, LinkButton } from '~/ui';
import { number, plural } from '~/ui/format/numbers';

interface NoOffersProps {
  tenant: string;
  text: string;
  filtered: boolean;
  /** The same filter over every status, when that has some. */
  elsewhere: { count: number; href: string } | null;
  mayAdd: boolean;
}

/** Why the list is empty and what to do about it. */
export function NoOffers({ tenant, text, filtered, elsewhere, mayAdd }: NoOffersProps) {
  if (!filtered && !elsewhere) {
    return (
      <EmptyState
        title="No volunteers or groups yet"
        action={mayAdd && <LinkButton href={paths.newOffer(tenant)}>Add a volunteer or group</LinkButton>}
      >
        Whoever offers help online appears here by themselves{mayAdd && '; somebody who rings you add here'}.
      </EmptyState>
    );
  }
  if (elsewhere) {
    return (
      <EmptyState
        title={text ? `Nothing found for “${text}” among these` : 'Nobody like that among these'}
        action={
          <LinkButton href={elsewhere.href}>
            Show {elsewhere.count === 1 ? 'the one' : `the ${number(elsewhere.count)}`} of another status
          </LinkButton>
        }
      >
        The chosen status leaves out {plural(elsewhere.count, 'offer')} that would match.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={text ? `Nothing found for “${text}”` : 'Nobody matches this filter'}
      action={
        <LinkButton href={paths.offers(tenant)} variant="secondary">
          Show everybody who is active
        </LinkButton>
      }
    >
      {text
        ? 'Try a part of the name, the postcode or the last digits of the phone number.'
        : 'Untick something in the filter, look further away, or clear the filter.'}
    </EmptyState>
  );
}
