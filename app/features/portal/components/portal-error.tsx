import { isRouteErrorResponse, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { paths } from '~/paths';
import { ErrorPage, PhoneLink } from '~/ui';
import { PORTAL_LAYOUT, type PortalFacts } from '../facts';

/** What went wrong on a portal's page, inside the portal, with its phone line. */
export function PortalError() {
  const error = useRouteError();
  const portal = useRouteLoaderData<PortalFacts>(PORTAL_LAYOUT);
  const said = isRouteErrorResponse(error) ? (error.data as { happened?: string; next?: string } | null) : null;
  return (
    <>
      <ErrorPage
        status={isRouteErrorResponse(error) ? error.status : 500}
        {...(said?.happened ? { title: said.happened, next: said.next } : {})}
      />
      {portal && (
        <p className="govuk-body">
          You can always ring <PhoneLink number={portal.phone.number} />, {portal.phone.hours}, or go{' '}
          <a href={paths.portal(portal.tenant.slug)}>back to the start</a>.
        </p>
      )}
    </>
  );
}
