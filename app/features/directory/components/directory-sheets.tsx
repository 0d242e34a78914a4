import { paths } from '~/paths';
import { BackLink, PageHeading } from '~/ui';
import { list, number } from '~/ui/format/numbers';
import { filterQuery, type DirectoryFilter } from '../filters';
import type { ListPart } from '../groups';
import type { Directory } from '../queries-find.server';
import type { EntryLine } from '../present';

interface DirectorySheetsProps {
  tenant: { slug: string; name: string; phone: { number: string; hours: string } };
  filter: DirectoryFilter;
  directory: Directory;
  title: string;
  /** "Tuesday 24 March 2020" */
  printed: string;
}

/** The directory on paper, in large type: a side of A4 for each locality, with the council and the date at its foot. */
export function DirectorySheets({ tenant, filter, directory, title, printed }: DirectorySheetsProps) {
  // What is near one place is one sheet; a council's list has one for each of its parts.
  const near = directory.said !== null;
  const sheets = near ? [directory.parts] : directory.parts.map((part) => [part]);
  const { counts, shown } = directory;
  return (
    <div className="ju-sheets">
      <BackLink href={paths.directory(tenant.slug, filterQuery(filter))}>Back to the list</BackLink>
      <p className="govuk-body ju-screen-only">Print this page with your browser: Ctrl and P, or Print in its menu.</p>
      <PageHeading title={title} />
      {sheets.map((parts, index) => (
        <div className="ju-sheets__sheet" key={parts[0]?.key ?? index}>
          {parts.map((part) => (
            <SheetPart part={part} key={part.key} />
          ))}
          {near && <LeftOut count={counts.all - shown.count} more={counts.more} />}
          <p className="ju-sheets__foot">
            {tenant.name} · {tenant.phone.number}, {tenant.phone.hours} · {printed}
          </p>
        </div>
      ))}
    </div>
  );
}

function SheetPart({ part: { title, lines, count } }: { part: ListPart }) {
  return (
    <section>
      <h2 className="govuk-heading-m">{title}</h2>
      <ul className="ju-sheets__list">
        {lines.map((line) => (
          <SheetLine line={line} key={line.id} />
        ))}
      </ul>
      {count === null ? (
        <p>There may be more: ring us, or look at our pages.</p>
      ) : (
        <LeftOut count={count - lines.length} />
      )}
    </section>
  );
}

/** What did not fit. `more`: there is more than was counted. */
function LeftOut({ count, more = false }: { count: number; more?: boolean }) {
  if (count <= 0) return null;
  return (
    <p>
      And {more && 'at least '}
      {number(count)} more: ring us, or look at our pages.
    </p>
  );
}

function SheetLine({ line }: { line: EntryLine }) {
  return (
    <li>
      <strong>{line.name}</strong> {line.phone && <strong className="ju-phone">{line.phone}</strong>}
      <br />
      {[list(line.what), line.standing, line.place, line.distance].filter(Boolean).join(' · ')}
    </li>
  );
}
