import type { ReactNode } from 'react';
import type { Wrong } from '~/features/drafts/portal-form';
import type { Typed } from '~/platform/forms/read-form';
import { useHere } from '~/platform/forms/use-here';
import { paths } from '~/paths';
import { Button, ErrorSummary, HiddenFields, PageHeading, Panel, PhoneLink, Reading } from '~/ui';
import { TRAP } from '../suggest-forms';

/** What the pages show on which something is asked of the holder of an entry. */
export interface AskPage {
  tenant: { slug: string; name: string };
  entry: { id: string; name: string; runBy: string };
  holder: { name: string; phone: { number: string; hours: string } };
  change: string;
  done: boolean;
}

interface AskViewProps {
  page: AskPage;
  wrong: Wrong | undefined;
  title: string;
  lede: string;
  button: string;
  thanks: string;
  next: string;
  children: (fields: { typed: Typed; errors: Record<string, string[]> }) => ReactNode;
}

/** A form about an entry, or the thanks after it was sent. */
export function AskView({ page, wrong, title, lede, button, thanks, next, children }: AskViewProps) {
  const here = useHere();
  if (page.done) return <Thanks page={page} thanks={thanks} next={next} />;
  const typed = wrong?.typed ?? {};
  const errors = wrong?.errors ?? {};
  return (
    <Reading>
      <ErrorSummary errors={errors} />
      <PageHeading caption={page.entry.name} title={title} lede={lede} />
      <form method="post" action={here} noValidate>
        <HiddenFields values={{ change: typed.change ?? page.change }} />
        {children({ typed, errors })}
        <Trap />
        <Button>{button}</Button>
      </form>
    </Reading>
  );
}

/** Only programs fill this in: it is out of sight, out of the tab order and not read out. */
function Trap() {
  return (
    <div className="ju-trap" aria-hidden="true">
      <label htmlFor={TRAP}>Leave this empty</label>
      <input id={TRAP} name={TRAP} type="text" tabIndex={-1} autoComplete="off" />
    </div>
  );
}

function Thanks({ page: { tenant, holder }, thanks, next }: Pick<AskViewProps, 'page' | 'thanks' | 'next'>) {
  return (
    <Reading>
      <Panel title={thanks}>{holder.name} has it now</Panel>
      <p className="govuk-body">{next}</p>
      <p className="govuk-body">
        Questions? Ring <PhoneLink number={holder.phone.number} />, {holder.phone.hours}.
      </p>
      <p className="govuk-body">
        <a href={paths.portal(tenant.slug)}>Back to the start</a>
      </p>
    </Reading>
  );
}
