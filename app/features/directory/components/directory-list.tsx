import { paths } from '~/paths';
import { CardList, EmptyState, LinkButton, Pagination, PhoneLink, Section } from '~/ui';
import { number } from '~/ui/format/numbers';
import { filterQuery, filtersSet, type DirectoryFilter } from '../filters';
import type { Directory } from '../queries-find.server';
import { EntryCard } from './entry-card';

interface DirectoryListProps {
  tenant: { slug: string; name: string; shortName: string; phone: { number: string; hours: string } };
  filter: DirectoryFilter;
  directory: Directory;
}

/** What was found, under headings, or who knows more where nothing was. */
export function DirectoryList({ tenant, filter, directory }: DirectoryListProps) {
  const { parts, counts, shown } = directory;
  if (counts.all === 0 && !counts.more) return <NothingFound tenant={tenant} filter={filter} />;
  const page = (from: string | null) =>
    from === null ? null : paths.directory(tenant.slug, { ...filterQuery(filter), from });
  return (
    <>
      {parts.map(({ key, title, lines, count }) => (
        <Section title={title} key={key}>
          <CardList>
            {lines.map((line) => (
              <EntryCard tenantSlug={tenant.slug} line={line} place={filter.place} key={line.id} />
            ))}
          </CardList>
          {isCut(lines.length, count, shown) && (
            <p className="govuk-body">
              <a href={paths.directory(tenant.slug, { ...filterQuery(filter), place: '', locality: key })}>
                {count === null ? `What there is in ${title}` : `All ${number(count)} in ${title}`}
              </a>
            </p>
          )}
        </Section>
      ))}
      {shown.count === 0 && shown.next !== null && (
        <p className="govuk-body">None of those looked through so far fits. The next page looks further away.</p>
      )}
      {(directory.said !== null || shown.previous !== null || shown.next !== null) && (
        <Pagination
          showing={{ from: shown.from, count: shown.count, total: counts.all, more: counts.more }}
          previousHref={page(shown.previous)}
          nextHref={page(shown.next)}
        />
      )}
    </>
  );
}

/** Whether a part shows less than it has, and not because the rest is on other pages. */
function isCut(lines: number, count: number | null, { previous, next }: Directory['shown']): boolean {
  return lines === 0 || (count !== null && count > lines && previous === null && next === null);
}

function NothingFound({ tenant, filter }: Pick<DirectoryListProps, 'tenant' | 'filter'>) {
  const narrowed = filtersSet(filter) > 0;
  const { place, locality } = filter;
  return (
    <EmptyState
      title={narrowed ? 'Nothing here fits that' : 'Nothing is listed here yet'}
      action={<LinkButton href={paths.getHelp(tenant.slug)}>Get help</LinkButton>}
    >
      Ring <PhoneLink number={tenant.phone.number} />, {tenant.phone.hours}: {tenant.name} knows who helps, or finds
      somebody.{' '}
      {narrowed && (
        <>
          Or <a href={paths.directory(tenant.slug, { place, locality })}>show everything here</a>.
        </>
      )}
      {locality !== '' && (
        <>
          {' '}
          Or <a href={paths.directory(tenant.slug)}>show what there is in all of {tenant.shortName}</a>.
        </>
      )}
    </EmptyState>
  );
}
