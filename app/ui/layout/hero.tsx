import type { ReactNode } from 'react';

interface HeroProps {
  title: ReactNode;
  lede: ReactNode;
  /** LinkButtons, `inverse` for the first and `inverse-outline` for the others. */
  actions?: ReactNode;
  /** "No internet? Ring 01632 960 100, every day 8 to 8." */
  note?: ReactNode;
}

/** The opening of a portal's home on the tenant's colour, from edge to edge. Must be the first thing in the layout. */
export function Hero({ title, lede, actions, note }: HeroProps) {
  return (
    <div className="ju-hero">
      <h1 className="ju-hero__title">{title}</h1>
      <p className="ju-hero__lede">{lede}</p>
      {actions && <div className="govuk-button-group ju-hero__actions">{actions}</div>}
      {note && <p className="ju-hero__note">{note}</p>}
    </div>
  );
}
