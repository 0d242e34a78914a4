import type { ReactNode } from 'react';
import { classes } from '../classes';

/** Somewhere to go. */
export interface NavLink {
  label: ReactNode;
  href: string;
}

/** The way back up: the places above this one as links, then this one. */
export function Breadcrumbs({ trail, here }: { trail: readonly NavLink[]; here: ReactNode }) {
  return (
    <nav className="govuk-breadcrumbs" aria-label="Breadcrumb">
      <ol className="govuk-breadcrumbs__list">
        {trail.map(({ label, href }) => (
          <li className="govuk-breadcrumbs__list-item" key={href}>
            <a className="govuk-breadcrumbs__link" href={href}>
              {label}
            </a>
          </li>
        ))}
        <li className="govuk-breadcrumbs__list-item" aria-current="page">
          {here}
        </li>
      </ol>
    </nav>
  );
}

/** To the question before, at the top of a form page. */
export function BackLink({ href, children = 'Back' }: { href: string; children?: ReactNode }) {
  return (
    <a href={href} className="govuk-back-link">
      {children}
    </a>
  );
}

/** The first thing the Tab key reaches. */
export function SkipLink({ href = '#main' }: { href?: string }) {
  return (
    <a href={href} className="govuk-skip-link">
      Skip to main content
    </a>
  );
}

interface Tab extends NavLink {
  count?: number;
  current?: boolean;
}

/** Views of one thing, each a page of its own, as a row of links with counts. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav className="ju-tabs" aria-label={label}>
      <ul className="ju-tabs__list">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a
              className={classes('ju-tabs__link', tab.current && 'ju-tabs__link--current')}
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
            >
              {tab.label}
              {tab.count !== undefined && <span className="ju-tabs__count"> {tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
