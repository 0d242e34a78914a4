import { paths } from '~/paths';
import { EmptyState, LinkButton } from '~/ui';
import { number, plural } from '~/ui/format/numbers';

interface NoEntriesProps {
  tenant: string;
  text: string;
  filtered: boolean;
  /** The same filter over every status, when that has some. */
  elsewhere: { count: number; href: string } | null;
  mayAdd: boolean;
}

/** Why the list is empty and what to do about it. */
export function NoEntries({ tenant, text, filtered, elsewhere, mayAdd }: NoEntriesProps) {
  if (elsewhere) {
    return (
      <EmptyState
        title={text ? `Nothing found for “${text}” among these` : 'Nothing like that among these'}
        action={
          <LinkButton href={elsewhere.href}>
            Show {elsewhere.count === 1 ? 'the one' : `the ${number(elsewhere.count)}`} of another status
          </LinkButton>
        }
      >
        The chosen status leaves out {plural(elsewhere.count, 'entry', 'entries')} that would match.
      </EmptyState>
    );
  }
  if (!filtered) {
    return (
      <EmptyState
        title="Nothing on the map yet"
        action={mayAdd && <LinkButton href={paths.newEntry(tenant)}>Add to the map</LinkButton>}
      >
        What your council, its groups, shops and cafés do stands here once somebody writes it down: residents find it,
        and whoever answers the phone can read it out.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={text ? `Nothing found for “${text}”` : 'Nothing matches this filter'}
      action={
        <LinkButton href={paths.entries(tenant)} variant="secondary">
          Show all that is running
        </LinkButton>
      }
    >
      {text
        ? 'Try a part of the name, the group that runs it, the postcode or the charity number.'
        : 'Untick something in the filter, or clear the filter.'}
    </EmptyState>
  );
}
