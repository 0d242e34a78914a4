import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskLoader } from '~/door.server';
import type { View } from '~/platform/audit/views.server';
import { paths } from '~/paths';
import { Breadcrumbs, Callout, Columns, Flash, LinkButton, PageHeading, Tag } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { OfferAside } from '../components/offer-aside';
import { OfferFacts, OfferTasks } from '../components/offer-facts';
import { OfferHistory } from '../components/offer-history';
import { offerDone } from '../done';
import { readOffer } from '../record-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** One offer: who, what they can do, what they are doing, what has happened, who can see it. */
export const loader = deskLoader(
  { can: ['read', 'Offer'], params, views: ({ viewed }: { viewed: View[] }) => viewed },
  async ({ db, desk, params: { id }, url }) => ({
    ...(await readOffer(db, desk, id)),
    done: offerDone(url.searchParams),
  }),
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data ? `Offer ${data.head.reference}` : 'Offer', data && `${data.tenant.shortName} desk`) },
];

export default function OfferPage() {
  const page = useLoaderData<typeof loader>();
  const { tenant, head, mayChange, done } = page;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Volunteers', href: paths.offers(tenant.slug) }]} here={head.reference} />
      {done && <Flash>{done}</Flash>}
      <Columns aside={<OfferAside page={page} />}>
        <PageHeading
          title={head.name}
          tag={<Tag tone={head.status.tone}>{head.status.word}</Tag>}
          lede={head.lede}
          actions={
            mayChange && (
              <LinkButton href={paths.offerPart(tenant.slug, head.id, 'edit')} variant="secondary" small>
                Edit
              </LinkButton>
            )
          }
        />
        {head.closeReason && (
          <Callout tone="grey" title={`${head.status.word}:`}>
            {head.closeReason}
          </Callout>
        )}
        <OfferFacts page={page} />
        <OfferTasks page={page} />
        <OfferHistory page={page} />
      </Columns>
    </>
  );
}
