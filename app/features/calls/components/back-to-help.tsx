import { Link } from '@remix-run/react';
import { paths } from '~/paths';

/** From a form at the right back to what there is, without leaving the call. */
export function BackToHelp({ tenant, call }: { tenant: string; call: string }) {
  return (
    <Link className="govuk-link" to={paths.call(tenant, call)} preventScrollReset>
      Back to the help there is
    </Link>
  );
}
