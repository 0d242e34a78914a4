import { OfferFilterPanel } from '~/features/offers/components/offer-filter';
import { QueueFilterPanel } from '~/features/requests/components/queue-filter';
import { paths } from '~/paths';
import { FilterPanel } from '~/ui';
import type { offersBeside, publishedBeside, requestsBeside } from '../desk-page.server';

type Beside = Awaited<ReturnType<typeof requestsBeside | typeof offersBeside | typeof publishedBeside>>;

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
  return <FilterPanel {...elsewhere} groups={beside.panel.groups} />;
}
