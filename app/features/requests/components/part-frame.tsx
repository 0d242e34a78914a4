import type { ReactNode } from 'react';
import { paths } from '~/paths';
import { EmptyState, LinkButton, PartFrame as Frame, type PartWords } from '~/ui';
import type { PartPage } from '../part-page.server';

interface PartFrameProps extends PartWords {
  page: Pick<PartPage, 'tenant' | 'request'>;
}

/** A page about a part of a request. */
export function PartFrame({ page: { tenant, request }, ...words }: PartFrameProps) {
  const trail = [
    { label: 'Requests', href: paths.requests(tenant.slug) },
    { label: request.reference, href: paths.request(tenant.slug, request.id) },
  ];
  return <Frame what="request" trail={trail} {...words} />;
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
