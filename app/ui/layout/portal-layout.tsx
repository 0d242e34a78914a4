import type { ReactNode } from 'react';
import { classes } from '../classes';
import { PhoneLink } from '../content/inline';
import { SkipLink, type NavLink } from '../content/navigation';
import { Footer, type FooterProps } from './footer';

interface PortalLayoutProps {
  tenant: { name: string; homeHref: string };
  /** What the tenant calls its support: "Here2Help". */
  service?: string;
  /** The line that is always in sight. */
  phone?: { number: string; hours?: string };
  nav?: readonly (NavLink & { current?: boolean })[];
  footer: Omit<FooterProps, 'tenant'>;
  children: ReactNode;
}

/** A tenant's public page: name and phone line on its colour, then the page, then the foot. */
export function PortalLayout({ tenant, service, phone, nav = [], footer, children }: PortalLayoutProps) {
  return (
    <>
      <SkipLink />
      <header className="ju-portal-header">
        <div className="ju-width ju-portal-header__inner">
          <a className="ju-portal-header__home" href={tenant.homeHref}>
            <strong>{tenant.name}</strong> {service && <span>{service}</span>}
          </a>
          {phone && (
            <p className="ju-portal-header__phone">
              Ring <PhoneLink number={phone.number} />
              {phone.hours && <>, {phone.hours}</>}
            </p>
          )}
        </div>
      </header>
      {nav.length > 0 && <PortalNav nav={nav} />}
      <div className="ju-width">
        <main id="main" className="ju-main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Footer {...footer} tenant={tenant.name} />
    </>
  );
}

function PortalNav({ nav }: { nav: NonNullable<PortalLayoutProps['nav']> }) {
  return (
    <nav className="ju-portal-nav" aria-label="Menu">
      <ul className="ju-width ju-portal-nav__list">
        {nav.map(({ label, href, current }) => (
          <li key={href}>
            <a
              className={classes('ju-portal-nav__link', current && 'ju-portal-nav__link--current')}
              href={href}
              aria-current={current ? 'page' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
