import { Link, useNavigate, useOutletContext } from '@remix-run/react';
import type { MouseEvent } from 'react';
import { paths } from '~/paths';
import type { CallContext } from './call-context';

/** From a form at the right back to what there is, without leaving the call. */
export function BackToHelp({ tenant, call }: { tenant: string; call: string }) {
  const { safely } = useOutletContext<CallContext>();
  const navigate = useNavigate();
  const to = paths.call(tenant, call);
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    safely(() => navigate(to, { preventScrollReset: true }));
  };
  return (
    <Link className="govuk-link" to={to} onClick={go}>
      Back to the help there is
    </Link>
  );
}
