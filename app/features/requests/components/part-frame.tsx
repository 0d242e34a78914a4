import type { ReactNode } from 'react';
import { paths } from '~/paths';
import {
  Breadcrumbs,
  Callout,
  EmptyState,
  ErrorSummary,
  LinkButton,
  PageHeading,
  Reading,
  type FormErrors,
} from '~/ui';
import type { PartPage } from '../part-page.server';

interface PartFrameProps {
  page: Pick<PartPage, 'tenant' | 'request'>;
  /** What is done here: "Close", "Hand on". */
  here: string;
  title: string;
  lede?: ReactNode;
  errors?: FormErrors | undefined;
  meanwhile?: readonly string[] | undefined;
  children: ReactNode;
}

/** A page about a part of a request: the way back, what is wrong or has changed meanwhile, then the form. */
export function PartFrame({
  page: { tenant, request },
  here,
  title,
  lede,
  errors,
  meanwhile,
  children,
}: PartFrameProps) {
  return (
    <Reading>
      <Breadcrumbs
        trail={[
          { label: 'Requests', href: paths.requests(tenant.slug) },
          { label: request.reference, href: paths.request(tenant.slug, request.id) },
        ]}
        here={here}
      />
      {errors && <ErrorSummary errors={errors} />}
      {meanwhile && meanwhile.length > 0 && <Meanwhile sentences={meanwhile} />}
      <PageHeading title={title} lede={lede} />
      {children}
    </Reading>
  );
}

/** Somebody was faster: what they did. Nothing of it was overwritten, and nothing typed is lost. */
export function Meanwhile({ sentences, children }: { sentences: readonly string[]; children?: ReactNode }) {
  return (
    <div role="alert">
      <Callout tone="amber" title="This request has changed since you opened the page.">
        Nothing was saved yet. What you typed stands below: look at what has changed, then send it again.
        <ul className="govuk-list govuk-list--bullet">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {children}
      </Callout>
    </div>
  );
}

/** In place of a form that the status of the request does not allow now. */
export function NotNow({
  page: { tenant, request },
  children,
}: {
  page: Pick<PartPage, 'tenant' | 'request'>;
  children: ReactNode;
}) {
  return (
    <EmptyState
      title={`${request.reference} is ${request.statusWord.toLowerCase()}`}
      action={<LinkButton href={paths.request(tenant.slug, request.id)}>Back to the request</LinkButton>}
    >
      {children}
    </EmptyState>
  );
}

/** The way out of a form without doing anything. */
export function Leave({ page: { tenant, request } }: { page: Pick<PartPage, 'tenant' | 'request'> }) {
  return (
    <a className="govuk-link" href={paths.request(tenant.slug, request.id)}>
      Cancel
    </a>
  );
}
