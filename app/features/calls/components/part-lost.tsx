import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { refusalIn } from '~/platform/errors/refusal';
import { Callout, ErrorPage } from '~/ui';

/** In place of a part of the screen that could not be had: what stands at the left is not touched by it. */
export function PartLost() {
  const error = useRouteError();
  const { status } = refusalIn(error);
  if (isRouteErrorResponse(error)) return <ErrorPage status={status} />;
  return (
    <Callout tone="amber" title="The line was lost just now.">
      What you typed is kept. <a href="">Open this part again</a> once the connection is back.
    </Callout>
  );
}
