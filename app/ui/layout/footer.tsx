import type { ReactNode } from 'react';
import type { NavLink } from '../content/navigation';

export interface FooterProps {
  links?: readonly NavLink[];
  /** Whose data and maps the pages stand on, as their licences ask. */
  attribution?: ReactNode;
  /** Says that people and places are invented. */
  demo?: boolean;
  /** Who is speaking, for the foot of a printed page. */
  tenant: string;
  /** Today in words ("Tuesday 24 March 2020"), for the foot of a printed page. An error page may not know it. */
  today?: string;
}

/** The foot of every page; in print only the tenant and the date are left of it. */
export function Footer({ links = [], attribution, demo, tenant, today }: FooterProps) {
  return (
    <footer className="ju-footer">
      <div className="ju-width ju-footer__inner">
        {demo && <p className="ju-footer__demo">Invented people and places for demonstration.</p>}
        {links.length > 0 && (
          <ul className="ju-footer__links">
            {links.map(({ label, href }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        )}
        {attribution && <p className="ju-footer__attribution">{attribution}</p>}
        <p className="ju-print-only">
          {tenant}
          {today && <> · printed {today}</>}
        </p>
      </div>
    </footer>
  );
}
