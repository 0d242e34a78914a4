import { OfferFilterPanel } from '~/features/offers/components/offer-filter';
import { EntryFilterPanel } from '~/features/provision/components/entry-filter';
import { QueueFilterPanel } from '~/features/requests/components/queue-filter';
import { paths } from '~/paths';
import type { entriesBeside, nothingBeside, offersBeside, requestsBeside } from '../desk-page.server';

type Beside = Awaited<ReturnType<typeof requestsBeside | typeof offersBeside | typeof entriesBeside>>;

/** What stands beside a map: the filter of a list, or none. */
export type DeskBeside = Beside | ReturnType<typeof nothingBeside>;

interface FilterBesideProps {
  tenant: string;
  beside: Beside;
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
