import { paths } from '~/paths';
import { CardList, EmptyState, LinkButton, Pagination, PhoneLink, Section } from '~/ui';
import { number } from '~/ui/format/numbers';
import { filterQuery, filtersSet, type DirectoryFilter } from '../filters';
import type { Directory } from '../queries-find.server';
import { EntryCard } from './entry-card';

interface DirectoryListProps {
  tenant: { slug: string; name: string; phone: { number: string; hours: string } };
  filter: DirectoryFilter;
  directory: Directory;
}

/** What was found, under headings, or who knows more where nothing was. */
export function DirectoryList({ tenant, filter, directory }: DirectoryListProps) {
  const { parts, counts, shown } = directory;
  if (counts.all === 0) return <NothingFound tenant={tenant} filter={filter} />;
  const page = (at: number) => paths.directory(tenant.slug, { ...filterQuery(filter), page: at });
  const last = shown.from + shown.count - 1;
  return (
    <>
      {parts.map(({ key, title, lines, count }) => (
        <Section title={title} key={key}>
          <CardList>
            {lines.map((line) => (
              <EntryCard tenantSlug={tenant.slug} line={line} place={filter.place} key={line.id} />
            ))}
          </CardList>
          {count > lines.length && (
            <p className="govuk-body">
              <a href={paths.directory(tenant.slug, { ...filterQuery(filter), place: '', locality: key })}>
                All {number(count)} in {title}
              </a>
            </p>
          )}
        </Section>
      ))}
      {directory.said !== null && (
        <Pagination
          showing={{ from: shown.from, count: shown.count, total: counts.all }}
          previousHref={shown.from > 1 ? page(filter.page - 1) : null}
          nextHref={last < counts.all ? page(filter.page + 1) : null}
        />
      )}
    </>
  );
}

function NothingFound({ tenant, filter }: Pick<DirectoryListProps, 'tenant' | 'filter'>) {
  const narrowed = filtersSet(filter) > 0;
  return (
    <EmptyState
      title={narrowed ? 'Nothing here fits that' : 'Nothing is listed here yet'}
      action={<LinkButton href={paths.getHelp(tenant.slug)}>Get help</LinkButton>}
    >
      Ring <PhoneLink number={tenant.phone.number} />, {tenant.phone.hours}: {tenant.name} knows who helps, or finds
      somebody.{' '}
      {narrowed && (
        <>
          Or <a href={paths.directory(tenant.slug, { place: filter.place })}>show everything here</a>.
        </>
      )}
    </EmptyState>
  );
}
