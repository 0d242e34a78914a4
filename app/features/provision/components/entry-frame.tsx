import type { ReactNode } from 'react';
import { paths } from '~/paths';
import { Breadcrumbs, Callout, ErrorSummary, PageHeading, Reading, type FormErrors } from '~/ui';

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
      {meanwhile && meanwhile.length > 0 && <Meanwhile sentences={meanwhile} />}
      <PageHeading title={title} lede={lede} />
      {children}
    </Reading>
  );
}

/** Somebody was faster: what they did. Nothing of it was overwritten, and nothing typed is lost. */
function Meanwhile({ sentences }: { sentences: readonly string[] }) {
  return (
    <div role="alert">
      <Callout tone="amber" title="This entry has changed since you opened the page.">
        Nothing was saved yet. What you typed stands below: look at what has changed, then send it again.
        <ul className="govuk-list govuk-list--bullet">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Callout>
    </div>
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
