import type { ReactNode } from 'react';
import { SkipLink } from '../content/navigation';
import { Footer, type FooterProps } from './footer';

interface PlainLayoutProps {
  /** The tenant whose page this is, if any: its name stands beside the product's. */
  place?: string;
  homeHref?: string;
  footer: Omit<FooterProps, 'tenant'>;
  children: ReactNode;
}

/** A page that belongs to no desk and no portal: sign-in, find your council, errors. */
export function PlainLayout({ place, homeHref = '/', footer, children }: PlainLayoutProps) {
  return (
    <>
      <SkipLink />
      <header className="ju-portal-header">
        <div className="ju-width ju-portal-header__inner">
          <a className="ju-portal-header__home" href={homeHref}>
            <strong>Joined Up</strong> {place && <span>{place}</span>}
          </a>
        </div>
      </header>
      <div className="ju-width">
        <main id="main" className="ju-main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Footer {...footer} tenant={place ?? 'Joined Up'} />
    </>
  );
}
