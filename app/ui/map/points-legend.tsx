interface PointsLegendProps {
  /** What the pin stands at: "the request". */
  here: string;
  /** What filled points are. */
  filled: string;
  /** What open points are; null where there are none. */
  open: string | null;
}

/** What the points are, told apart by their shape and not by a colour. */
export function PointsLegend({ here, filled, open }: PointsLegendProps) {
  return (
    <p className="ju-legend__points">
      The black pin: {here}. <span className="ju-point" aria-hidden /> Filled: {filled}.
      {open && (
        <>
          {' '}
          <span className="ju-point ju-point--open" aria-hidden /> Open: {open}.
        </>
      )}{' '}
      A number: so many together.
    </p>
  );
}
