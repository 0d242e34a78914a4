import { useId, type ReactNode } from 'react';
import { Heading } from './heading';

interface SectionProps {
  title: ReactNode;
  /** The one line that follows the heading. */
  lede?: ReactNode;
  level?: 2 | 3;
  id?: string;
  /** Links or small buttons at the right of the heading. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** A part of a page under its own heading, named by it for screen readers. */
export function Section({ title, lede, level = 2, id, actions, children }: SectionProps) {
  const ownId = useId();
  const headingId = id ? `${id}-heading` : ownId;
  return (
    <section className="ju-section" id={id} aria-labelledby={headingId}>
      <div className="ju-section__head">
        <Heading level={level} id={headingId} className={level === 2 ? 'govuk-heading-m' : 'govuk-heading-s'}>
          {title}
        </Heading>
        {actions && <div className="ju-section__actions">{actions}</div>}
      </div>
      {lede && <p className="ju-section__lede">{lede}</p>}
      {children}
    </section>
  );
}
