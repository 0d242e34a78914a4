import { QueueTable } from '~/features/requests/components/queue-table';
import type { QueueLine } from '~/features/requests/present-queue.server';
import { paths } from '~/paths';
import { Columns, EmptyState, LinkButton, PageHeading, Section, StatTile, Stats } from '~/ui';
import type { CountLink, Figure } from '../present.server';
import { CountLinks } from './count-links';
import { PlaceTable, type PlaceLine } from './place-table';
import { SearchRequests } from './search-requests';

interface OverviewProps {
  tenant: string;
  title: string;
  lede: string;
  figures: readonly Figure[];
  first: readonly QueueLine[];
  statuses: readonly CountLink[];
  needs: readonly CountLink[];
  placeWord: string;
  places: readonly PlaceLine[];
  mayAdd: boolean;
}

/** The home of a desk: what presses, then how many there are of what. */
export function Overview(props: OverviewProps) {
  const { tenant, title, lede, figures, first, statuses, needs, placeWord, places, mayAdd } = props;
  return (
    <>
      <PageHeading
        title={title}
        lede={lede}
        actions={mayAdd && <LinkButton href={paths.newRequest(tenant)}>Add a request</LinkButton>}
      />
      <Stats>
        {figures.map((figure) => (
          <StatTile {...figure} key={figure.label} />
        ))}
      </Stats>
      <Section
        title="First in the queue"
        lede="Most urgent first, then whoever has waited longest. Nobody is helping with these yet."
      >
        {first.length === 0 ? (
          <EmptyState title="Nothing is unmatched">
            Every open request has help. New ones appear here by themselves.
          </EmptyState>
        ) : (
          <>
            <QueueTable tenant={tenant} lines={first} />
            <p className="govuk-body">
              <a href={paths.requests(tenant, { status: 'unmatched' })}>All unmatched requests</a>
            </p>
          </>
        )}
      </Section>
      <Columns
        aside={
          <>
            <SearchRequests tenant={tenant} />
            <CountLinks title="By status" links={statuses} />
          </>
        }
      >
        <CountLinks title="By need" lede="Open requests that ask for it." links={needs} />
        {places.length > 0 && <PlaceTable placeWord={placeWord} places={places} />}
      </Columns>
    </>
  );
}
