import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import { paths } from '~/paths';
import { Breadcrumbs, Button, Filtered, LinkButton, PageHeading, Section, Select } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { AskedTable, CountTable, GapTable } from '../components/figure-tables';
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
  const { tenant, filter, choices, total, waiting, hours, localities, outcomes, wrapUps, categories, gaps } =
    useLoaderData<typeof loader>();
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
        <Section title="Asked for, with nothing to signpost to" lede="Where help falls short: these feed the gaps.">
          <GapTable rows={gaps} />
        </Section>
        <Section title="By category" lede="A call can be about several.">
          <AskedTable rows={categories} />
        </Section>
        <Section title="By what came of them">
          <CountTable caption="By outcome" label="Came of it" rows={outcomes} total={total} />
        </Section>
        <Section title="By how they ended" lede="The wrap-up code that was chosen when the call was finished.">
          <CountTable caption="By wrap-up code" label="Ended with" rows={wrapUps} total={total} />
        </Section>
        <Section title="By locality">
          <CountTable caption="By locality" label="Locality" rows={localities} total={total} />
        </Section>
        <Section title="By hour">
          <CountTable caption="By hour" label="Hour" rows={hours} total={total} />
        </Section>
      </Filtered>
    </>
  );
}
