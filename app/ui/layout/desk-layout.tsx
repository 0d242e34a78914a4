import { Fragment, type ReactNode } from 'react';
import { classes } from '../classes';
import { Flash } from '../content/notices';
import { SkipLink, type NavLink } from '../content/navigation';
import { HiddenFields, type HiddenValues } from '../forms/hidden-fields';
import { Footer, type FooterProps } from './footer';

/** A noun of the desk. */
export interface DeskTab extends NavLink {
  /** What waits for this user: how many, or "99+". Nothing is drawn for none. */
  waiting?: number | string;
  current?: boolean;
}

interface DeskLayoutProps {
  tenant: { name: string; tier: string; deskHref: string };
  user: { name: string; role: string };
  /** Links beside the name: "councils and account". */
  links?: readonly NavLink[];
  signOut: { action: string; fields?: HiddenValues };
  tabs: readonly DeskTab[];
  /** What the last click did. */
  flash?: { tone?: 'green' | 'blue' | 'amber' | 'red'; text: ReactNode } | null;
  footer: Omit<FooterProps, 'tenant'>;
  children: ReactNode;
}

/** A tenant's staff page: who I am and where, the nouns with what waits for me, then the page. */
export function DeskLayout({ tenant, user, links = [], signOut, tabs, flash, footer, children }: DeskLayoutProps) {
  return (
    <>
      <SkipLink />
      <header className="ju-desk-header">
        <div className="ju-width ju-desk-header__inner">
          <p className="ju-desk-header__where">
            <a className="ju-desk-header__product" href={tenant.deskHref}>
              Joined Up
            </a>{' '}
            <span>{tenant.name}</span> <span className="ju-desk-header__tier">{tenant.tier}</span>
          </p>
          <Me user={user} links={links} signOut={signOut} />
        </div>
      </header>
      <DeskNav tabs={tabs} />
      <div className="ju-width">
        {flash && <Flash tone={flash.tone}>{flash.text}</Flash>}
        <main id="main" className="ju-main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Footer {...footer} tenant={tenant.name} />
    </>
  );
}

function Me({ user, links, signOut }: Required<Pick<DeskLayoutProps, 'user' | 'links' | 'signOut'>>) {
  return (
    <div className="ju-desk-header__me">
      {user.name} · {user.role}
      {links.map(({ label, href }) => (
        <Fragment key={href}>
          {' · '}
          <a href={href}>{label}</a>
        </Fragment>
      ))}
      {' · '}
      <form method="post" action={signOut.action} className="ju-desk-header__sign-out">
        <HiddenFields values={signOut.fields ?? {}} />
        <button type="submit">sign out</button>
      </form>
    </div>
  );
}

function DeskNav({ tabs }: { tabs: readonly DeskTab[] }) {
  const current = tabs.find((tab) => tab.current);
  return (
    <nav className="ju-desk-nav" aria-label="Desk">
      <details className="ju-width ju-desk-nav__fold">
        <summary className="ju-desk-nav__summary">Menu{current && <> · {current.label}</>}</summary>
        <ul className="ju-desk-nav__list">
          {tabs.map((tab) => (
            <li key={tab.href}>
              <a
                className={classes('ju-desk-nav__link', tab.current && 'ju-desk-nav__link--current')}
                href={tab.href}
                aria-current={tab.current ? 'page' : undefined}
              >
                {tab.label}
                {!!tab.waiting && <Waiting count={tab.waiting} />}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}

function Waiting({ count }: { count: number | string }) {
  return (
    <>
      {' '}
      <span className="ju-badge">
        {count}
        <span className="govuk-visually-hidden"> waiting</span>
      </span>
    </>
  );
}
