import { number } from '../format/numbers';

interface PaginationProps {
  /** Which of how many are shown; `from` is 1 for the first. Where the place in the list is not known, leave out `from`. */
  showing: { from?: number; count: number; total: number; /** There are more than `total`. */ more?: boolean };
  previousHref?: string | null;
  nextHref?: string | null;
}

/** "Showing 1 to 25 of 86 · Next page". Pages follow keys, not numbers, so there is only back and on. */
export function Pagination({ showing, previousHref, nextHref }: PaginationProps) {
  if (showing.total === 0) return null;
  return (
    <nav className="ju-pagination" aria-label="Pages">
      <span>{shown(showing)}</span>
      {previousHref && (
        <>
          {' · '}
          <a href={previousHref} rel="prev">
            Previous page
          </a>
        </>
      )}
      {nextHref && (
        <>
          {' · '}
          <a href={nextHref} rel="next">
            Next page
          </a>
        </>
      )}
    </nav>
  );
}

function shown({ from, count, total, more = false }: PaginationProps['showing']): string {
  if (more && from !== undefined) return `Showing ${number(from)} to ${number(from + count - 1)}`;
  if (count >= total) return total === 1 ? 'Showing the only one' : `Showing all ${number(total)}`;
  if (from === undefined) return `Showing ${number(count)} of ${number(total)}`;
  return `Showing ${number(from)} to ${number(from + count - 1)} of ${number(total)}`;
}
