import type { ReactNode } from 'react';
import { Meanwhile } from '../content/meanwhile';
import { Breadcrumbs } from '../content/navigation';
import { PageHeading } from '../content/page-heading';
import { ErrorSummary } from '../forms/error-summary';
import type { FormErrors } from '../forms/errors';
import { Reading } from './columns';

/** What a page about a part of a record says, whatever the record is. */
export interface PartWords {
  /** What is done here: "Edit", "Pause". */
  here: string;
  title: string;
  lede?: ReactNode;
  errors?: FormErrors | undefined;
  /** What others did while the form was open. */
  meanwhile?: readonly string[] | undefined;
  children: ReactNode;
}

interface PartFrameProps extends PartWords {
  /** What the record is: "offer". */
  what: string;
  /** The list and the record that the page belongs to. */
  trail: readonly { label: string; href: string }[];
}

/** A page about a part of a record: the way back, what is wrong or has changed meanwhile, then the form. */
export function PartFrame({ what, trail, here, title, lede, errors, meanwhile, children }: PartFrameProps) {
  return (
    <Reading>
      <Breadcrumbs trail={trail} here={here} />
      <ErrorSummary errors={errors} />
      {meanwhile && meanwhile.length > 0 && <Meanwhile what={what} sentences={meanwhile} />}
      <PageHeading title={title} lede={lede} />
      {children}
    </Reading>
  );
}
