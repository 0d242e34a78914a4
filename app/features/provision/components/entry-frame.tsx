import type { ReactNode } from 'react';
import { paths } from '~/paths';
import { Breadcrumbs, ErrorSummary, Meanwhile, PageHeading, Reading, type FormErrors } from '~/ui';

interface EntryFrameProps {
  tenant: string;
  entry: { id: string; name: string };
  /** What is done here: "Edit", "Pause". */
  here: string;
  title: string;
  lede?: ReactNode;
  errors?: FormErrors | undefined;
  meanwhile?: readonly string[] | undefined;
  children: ReactNode;
}

/** A page about a part of an entry: the way back, what is wrong or has changed meanwhile, then the form. */
export function EntryFrame({ tenant, entry, here, title, lede, errors, meanwhile, children }: EntryFrameProps) {
  return (
    <Reading>
      <Breadcrumbs
        trail={[
          { label: 'Community map', href: paths.entries(tenant) },
          { label: entry.name, href: paths.entry(tenant, entry.id) },
        ]}
        here={here}
      />
      <ErrorSummary errors={errors} />
      {meanwhile && meanwhile.length > 0 && <Meanwhile what="entry" sentences={meanwhile} />}
      <PageHeading title={title} lede={lede} />
      {children}
    </Reading>
  );
}

/** The way out of a form without doing anything. */
export function LeaveEntry({ tenant, id }: { tenant: string; id: string }) {
  return (
    <a className="govuk-link" href={paths.entry(tenant, id)}>
      Cancel
    </a>
  );
}
