import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { portalLoader } from '~/door.server';
import { NearBox } from '~/features/directory/components/near-box';
import { readFilter } from '~/features/directory/filters';
import { findInDirectory } from '~/features/directory/queries-find.server';
import { pagesOf } from '~/features/tenants/queries.server';
import { paths } from '~/paths';
import { Columns, Hero, LinkButton, PhoneLink, Section } from '~/ui';
import { date } from '~/ui/format/dates';
import { GoodToKnow } from '../components/good-to-know';
import { failedMeta, publicMeta } from '../meta';

export { PortalError as ErrorBoundary } from '../components/portal-error';

/** Linked at the foot of every page; not what somebody in need looks for. */
const AT_THE_FOOT = new Set(['privacy', 'accessibility']);

/** How many entries the first page shows of what is near. */
const FIRST_NEAR = 3;

export const loader = portalLoader({ public: true }, async ({ tenant, url, asPublic }) => {
  const { slug, name, phone, brand, incident } = tenant;
  const filter = readFilter(url.searchParams);
  const { pages, near } = await asPublic({}, async (db) => ({
    pages: await pagesOf(db, tenant.tenantNo),
    near: filter.place === '' ? null : await findInDirectory(db, tenant, { filter, now: new Date(), most: FIRST_NEAR }),
  }));
  // What needs more words than a box has is said on the directory's own page.
  if (near && (near.said === null || near.elsewhere)) throw redirect(paths.directory(slug, { place: filter.place }));
  return {
    tenant: { slug, name },
    place: filter.place,
    near,
    brand,
    phone,
    incident: incident && { name: incident.name, since: date(incident.startedOn), summary: incident.summary },
    pages: pages
      .filter((page) => !AT_THE_FOOT.has(page.slug))
      .map((page) => ({ slug: page.slug, title: page.title, summary: page.summary })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, error }) =>
  data
    ? publicMeta({ title: data.brand.product, place: data.tenant.name, description: data.brand.intro })
    : failedMeta(error);

export default function Home() {
  const { tenant, place, near, brand, phone, incident, pages } = useLoaderData<typeof loader>();
  return (
    <>
      <Hero
        title={brand.heading}
        lede={brand.intro}
        actions={
          <>
            <LinkButton variant="inverse" href={paths.getHelp(tenant.slug)}>
              Get help
            </LinkButton>
            <LinkButton variant="inverse-outline" href={paths.offerHelp(tenant.slug)}>
              Offer help
            </LinkButton>
          </>
        }
        note={
          <>
            No internet? Ring <PhoneLink number={phone.number} />, {phone.hours}.
          </>
        }
      />
      <Columns aside={<GoodToKnow tenantSlug={tenant.slug} pages={pages} />}>
        <Section title="What is there where I live?">
          <NearBox tenantSlug={tenant.slug} place={place} directory={near} />
        </Section>
        {incident && (
          <Section title="What is happening" lede={`${incident.name}, since ${incident.since}`}>
            <p className="govuk-body">{incident.summary}</p>
          </Section>
        )}
      </Columns>
    </>
  );
}
