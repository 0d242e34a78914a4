import { Breadcrumbs, EmptyState, PageHeading, Pagination, type NavLink } from '~/ui';
import { ViewList, type ViewLine } from './view-list';

interface ViewsPageProps {
  list: NavLink;
  record: NavLink;
  lede: string;
  lines: readonly ViewLine[];
  total: number;
  nextHref: string | null;
}

/** Who looked at a record. */
export function ViewsPage({ list, record, lede, lines, total, nextHref }: ViewsPageProps) {
  return (
    <>
      <Breadcrumbs trail={[list, record]} here="Who looked" />
      <PageHeading
        title={
          <>
            Who looked at <span className="ju-nowrap">{record.label}</span>
          </>
        }
        lede={lede}
      />
      {lines.length === 0 ? (
        <EmptyState title="Nobody has opened it">Whoever opens it is listed here, with the day and time.</EmptyState>
      ) : (
        <ViewList lines={lines} />
      )}
      <Pagination showing={{ count: lines.length, total }} nextHref={nextHref} />
    </>
  );
}
