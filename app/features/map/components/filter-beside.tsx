import { OfferFilterPanel } from '~/features/offers/components/offer-filter';
import { EntryFilterPanel } from '~/features/provision/components/entry-filter';
import { QueueFilterPanel } from '~/features/requests/components/queue-filter';
import { paths } from '~/paths';
import type { DeskBeside } from '../desk-page.server';

interface FilterBesideProps {
  tenant: string;
  beside: Exclude<DeskBeside, { kind: 'nothing' }>;
  /** What the map shows besides, carried along. */
  hidden: Readonly<Record<string, string>>;
}

/** The filter of the list, which here narrows the map. */
export function FilterBeside({ tenant, beside, hidden }: FilterBesideProps) {
  const elsewhere = { action: paths.map(tenant), clearHref: paths.map(tenant, hidden), hidden };
  if (beside.kind === 'requests') return <QueueFilterPanel tenant={tenant} {...beside.panel} elsewhere={elsewhere} />;
  if (beside.kind === 'offers') return <OfferFilterPanel tenant={tenant} {...beside.panel} elsewhere={elsewhere} />;
  return <EntryFilterPanel tenant={tenant} {...beside.panel} elsewhere={elsewhere} />;
}
