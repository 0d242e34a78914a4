import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { paths } from '~/paths';
import { ErrorPage, PlainLayout } from '~/ui';

/** A private link that opens nothing: mistyped, cut short or ended. It says no more than that. */
export function LinkError() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const unknown = status === 404;
  return (
    <PlainLayout homeHref={paths.home()} footer={{ today: '' }}>
      <ErrorPage
        status={status}
        {...(unknown && {
          title: 'This link opens nothing',
          next: 'Copy the whole link from the page or the message where you got it: its end may be missing. If it still opens nothing, ring your council with your reference.',
        })}
        action={
          <a className="govuk-link" href={paths.home()}>
            Find your council
          </a>
        }
      />
    </PlainLayout>
  );
}
