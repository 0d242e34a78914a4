import { useId, type ReactNode } from 'react';
import { classes } from '../classes';
import type { Tone } from './tag';

interface NotificationBannerProps {
  /** success says that something was done (and is announced), important that something needs to be known. */
  kind?: 'success' | 'important';
  title?: string;
  heading: ReactNode;
  children?: ReactNode;
}

/** A GOV.UK notification banner, once at the top of a page. */
export function NotificationBanner({ kind = 'important', title, heading, children }: NotificationBannerProps) {
  const id = useId();
  const success = kind === 'success';
  return (
    <div
      className={classes('govuk-notification-banner', success && 'govuk-notification-banner--success')}
      role={success ? 'alert' : 'region'}
      aria-labelledby={id}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title" id={id}>
          {title ?? (success ? 'Done' : 'Important')}
        </h2>
      </div>
      <div className="govuk-notification-banner__content">
        <p className="govuk-notification-banner__heading">{heading}</p>
        {children}
      </div>
    </div>
  );
}

interface FlashProps {
  tone?: 'green' | 'blue' | 'amber' | 'red';
  children: ReactNode;
}

/** One line at the top of a desk page that says what the last click did, or why it did nothing. */
export function Flash({ tone = 'green', children }: FlashProps) {
  return (
    <div className={`ju-callout ju-callout--${tone} ju-flash`} role={tone === 'red' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

interface CalloutProps {
  tone?: Tone;
  /** The bold opening words: "This household is already being helped:" */
  title?: ReactNode;
  children?: ReactNode;
}

/** Something to know before acting, in the flow of the page. */
export function Callout({ tone = 'blue', title, children }: CalloutProps) {
  return (
    <div className={`ju-callout ju-callout--${tone}`}>
      {title && <strong>{title}</strong>} {children}
    </div>
  );
}

/** "!" and a bold sentence: what follows from the act below and cannot be undone. */
export function WarningText({ children }: { children: ReactNode }) {
  return (
    <div className="govuk-warning-text">
      <span className="govuk-warning-text__icon" aria-hidden>
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">Warning</span>
        {children}
      </strong>
    </div>
  );
}

/** Words set apart by a bar at the left: a quotation, an example. */
export function InsetText({ children }: { children: ReactNode }) {
  return <div className="govuk-inset-text">{children}</div>;
}

interface PanelProps {
  title: ReactNode;
  /** "Your reference is JU-7K3-QXM" */
  children?: ReactNode;
}

/** The h1 of a confirmation page. */
export function Panel({ title, children }: PanelProps) {
  return (
    <div className="govuk-panel govuk-panel--confirmation">
      <h1 className="govuk-panel__title">{title}</h1>
      {children && <div className="govuk-panel__body">{children}</div>}
    </div>
  );
}

interface EmptyStateProps {
  /** What there is none of: "No open requests". */
  title: ReactNode;
  /** What to do next, as a sentence. */
  children: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
}

/** In place of an empty list: why it is empty and what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="ju-empty">
      <p className="ju-empty__title">{title}</p>
      <p className="ju-empty__next">{children}</p>
      {action}
    </div>
  );
}
