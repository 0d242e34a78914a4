import type { ReactNode } from 'react';
import { classes } from '../classes';
import { Heading, type HeadingLevel } from '../content/heading';

interface CardProps {
  title?: ReactNode;
  /** Makes the title a link to the whole of what the card shows. */
  href?: string;
  level?: HeadingLevel;
  /** A Tag at the right of the title. */
  tag?: ReactNode;
  /** A Tag above the title. */
  above?: ReactNode;
  /** brand: a bar in the tenant's colour at the left, for what wants attention. tint: a grey ground. */
  look?: 'plain' | 'brand' | 'tint';
  /** A picture or map above the words, edge to edge. */
  media?: ReactNode;
  /** Links or buttons under the words. */
  footer?: ReactNode;
  id?: string;
  children?: ReactNode;
}

/** A frame around what belongs together. */
export function Card({ title, href, level = 3, tag, above, look = 'plain', media, footer, id, children }: CardProps) {
  return (
    <div className={classes('ju-card', look !== 'plain' && `ju-card--${look}`)} id={id}>
      {media && <div className="ju-card__media">{media}</div>}
      <div className="ju-card__body">
        {above && <p className="ju-card__above">{above}</p>}
        {(title || tag) && (
          <div className="ju-card__head">
            {title && (
              <Heading level={level} className="ju-card__title">
                {href ? <a href={href}>{title}</a> : title}
              </Heading>
            )}
            {tag}
          </div>
        )}
        {children}
        {footer && <div className="ju-card__footer">{footer}</div>}
      </div>
    </div>
  );
}

interface NeedCardProps {
  title: ReactNode;
  /** The need's status as a Tag. */
  status: ReactNode;
  /** Draws the brand border: the need still wants an answer. */
  open?: boolean;
  /** What was said about the need. */
  details?: ReactNode;
  /** Links under the suggestions: "All 14 within 10 km · Signpost instead". */
  footer?: ReactNode;
  id?: string;
  /** The suggestions, or who is helping. */
  children?: ReactNode;
}

/** One need of a request and what is being done about it. */
export function NeedCard({ title, status, open = false, details, footer, id, children }: NeedCardProps) {
  return (
    <Card title={title} tag={status} look={open ? 'brand' : 'plain'} footer={footer} id={id}>
      {details && <p className="ju-card__text">{details}</p>}
      {children}
    </Card>
  );
}

/** Cards under each other, as a list. */
export function CardList({ children }: { children: ReactNode }) {
  return <div className="ju-card-list">{children}</div>;
}
