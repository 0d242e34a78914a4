import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import { paths } from '~/paths';
import { Breadcrumbs, Button, Filtered, LinkButton, PageHeading, Select } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { FigureTables, NoCalls } from '../components/figure-tables';
import { PERIODS, readFigures } from '../figures';
import { presentFigures } from '../figures-page.server';
import { CALL_OUTCOME_WORDS } from '../schema';

/** How the call desk is asked, by hour, locality, category and outcome: counts alone, without anybody's data. */
export const loader = deskLoader({ can: ['read', 'CallFigures'] }, async ({ db, desk, url }) => {
  const { slug, shortName } = desk.tenant;
  return { tenant: { slug, shortName }, ...(await presentFigures(db, desk, readFigures(url.searchParams))) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Figures of the call desk', data && `${data.tenant.shortName} desk`) },
];

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

export default function Figures() {
  const page = useLoaderData<typeof loader>();
  const { tenant, filter, choices, total, waiting } = page;
  return (
    <>
      <Breadcrumbs trail={[{ label: 'Calls', href: paths.calls(tenant.slug) }]} here="Figures" />
      <PageHeading
        title="Figures of the call desk"
        lede={`${total} finished calls · ${waiting.all} of their call-backs wait, ${waiting.overdue} overdue`}
        actions={
          <LinkButton href={paths.calls(tenant.slug)} variant="secondary">
            The call-backs
          </LinkButton>
        }
      />
      <Filtered
        filter={
          <form method="get" action={paths.callFigures(tenant.slug)}>
            <Select name="period" label="Over" value={filter.period} options={options(PERIODS)} />
            <Select name="locality" label="Locality" blank="All" value={filter.locality} options={choices.localities} />
            <Select
              name="category"
              label="Category"
              blank="All"
              value={filter.category === null ? '' : String(filter.category)}
              options={choices.categories}
            />
            <Select
              name="outcome"
              label="Came of it"
              blank="All"
              value={filter.outcome}
              options={options(CALL_OUTCOME_WORDS)}
            />
            <Select
              name="wrapUp"
              label="Ended with"
              blank="All"
              value={filter.wrapUp === null ? '' : String(filter.wrapUp)}
              options={choices.wrapUps}
            />
            <Button variant="secondary">Show</Button>
          </form>
        }
      >
        {total === 0 ? <NoCalls /> : <FigureTables {...page} />}
      </Filtered>
    </>
  );
}
