import type { ReactNode } from 'react';

interface PageHeadingProps {
  title: ReactNode;
  /** The one line a person would say under this title: "86 requests from 79 households · 11 need food today". */
  lede?: ReactNode;
  /** A small line above the title: the section of a form, the council the page is about. */
  caption?: ReactNode;
  /** A Tag beside the title. */
  tag?: ReactNode;
  /** Buttons at the right, the primary one last. */
  actions?: ReactNode;
}

/** The h1 of a page with the sentence that sums it up. */
export function PageHeading({ title, lede, caption, tag, actions }: PageHeadingProps) {
  return (
    <div className="ju-page-heading">
      <div className="ju-page-heading__words">
        {caption && <p className="govuk-caption-l">{caption}</p>}
        <h1 className="govuk-heading-l ju-page-heading__title">
          {title} {tag}
        </h1>
        {lede && <p className="ju-lede">{lede}</p>}
      </div>
      {actions && <div className="govuk-button-group ju-page-heading__actions">{actions}</div>}
    </div>
  );
}
