import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskLoader } from '~/door.server';
import { partOfDay } from '~/features/offers/rules';
import { requestById } from '~/features/requests/queries.server';
import { isOpen } from '~/features/requests/rules';
import { notFound } from '~/platform/errors/app-error';
import { paths } from '~/paths';
import { Breadcrumbs, EmptyState, Filtered, LinkButton, PageHeading, Pagination } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { HelpersFilterPanel } from '../components/helpers-filter-panel';
import { SuggestionTable } from '../components/suggestions';
import { categoryOf, occasionOf } from '../fitness.server';
import { filterHelpers, helpersQuery, pageAround, readHelpersFilter, triedLast } from '../helpers-filter';
import { helperGroups, helpersLede } from '../helpers-words';
import { elsewhereWords, triedBefore } from '../matching.server';
import { suggestionLine } from '../present.server';
import { matchesOf } from '../queries.server';
import { MOST_WEIGHED, suggestionsFor } from '../queries-nearest.server';

export const handle = { sheet: 'desk' };

const PAGE_SIZE = 25;

/** Everybody who could help with one open need, with what speaks for each and what stands in the way. */
export const loader = deskLoader(
  {
    can: ['read', 'Offer'],
    params: z.object({ tenant: z.string(), id: z.uuid() }),
    views: (page: { viewed: { subject: string; id: string | null; tenantNo: number }[] }) => page.viewed,
  },
  async ({ db, desk, params: { id }, url }) => {
    const { tenant } = desk;
    const request = await requestById(db, id);
    if (!request || !desk.may('read', 'Request')) throw notFound();
    const open = request.needs.filter(({ status }) => status === 'open');
    const need = open.find((one) => one.id === url.searchParams.get('need')) ?? open[0];
    if (!need || !isOpen(request.status)) throw redirect(paths.request(tenant.slug, id));
    const moment = partOfDay(new Date());
    const category = categoryOf(desk, need.category);
    const tried = triedBefore(await matchesOf(db, id), need.id);
    const occasion = { ...occasionOf(desk, request, need.category, moment), tried };
    const all = triedLast(await suggestionsFor(db, request, category, moment, MOST_WEIGHED), tried);
    const filter = readHelpersFilter(url.searchParams, request.loc !== null);
    const found = filterHelpers(all, filter);
    const at = { after: url.searchParams.get('after'), before: url.searchParams.get('before') };
    const page = pageAround(found, ({ offerId }) => offerId, at, PAGE_SIZE);
    const here = (more: Record<string, string>) =>
      paths.requestPart(tenant.slug, id, 'helpers', { need: need.id, ...helpersQuery(filter), ...more });
    return {
      tenant: { slug: tenant.slug, shortName: tenant.shortName },
      request: { id, reference: request.reference },
      need: { id: need.id, words: category.name.toLowerCase(), detail: need.detail },
      action: paths.requestPart(tenant.slug, id, 'matches'),
      mayMatch: desk.may('add', 'Match'),
      lede: helpersLede(found, { capped: all.length === MOST_WEIGHED, place: request.parish?.name ?? null }),
      lines: page.rows.map((one) => suggestionLine(desk, one, occasion, { request, need })),
      groups: helperGroups(all, filter, request.loc !== null),
      active: Object.values(helpersQuery(filter)).filter((value) => value !== undefined && value.length > 0).length,
      anybody: all.length > 0,
      further: here({ within: 'any' }),
      elsewhere: elsewhereWords(desk),
      showing: { from: page.from, count: page.rows.length, total: found.length },
      previous: page.before && here({ before: page.before }),
      next: page.after && here({ after: page.after }),
      viewed: [
        { subject: 'Request', id, tenantNo: request.tenantNo },
        { subject: 'Offer', id: null, tenantNo: tenant.tenantNo },
      ],
    };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: documentTitle(
      data ? `Helpers for ${data.request.reference}` : 'Helpers',
      data && `${data.tenant.shortName} desk`,
    ),
  },
];

export default function Helpers() {
  const page = useLoaderData<typeof loader>();
  const { tenant, request, need, action, mayMatch, lines } = page;
  const back = paths.request(tenant.slug, request.id, {}, need.id);
  return (
    <>
      <Breadcrumbs
        trail={[
          { label: 'Requests', href: paths.requests(tenant.slug) },
          { label: request.reference, href: back },
        ]}
        here="Helpers"
      />
      <PageHeading title={`Who could help with ${need.words}`} lede={page.lede} />
      <Filtered
        filter={
          <HelpersFilterPanel
            action={paths.requestPart(tenant.slug, request.id, 'helpers')}
            need={need.id}
            groups={page.groups}
            active={page.active}
          />
        }
      >
        {need.detail && <p>“{need.detail}”</p>}
        {lines.length === 0 ? (
          <NoHelpers {...page} />
        ) : (
          <SuggestionTable
            label="Who"
            caption={`Who could help with ${need.words}`}
            lines={lines}
            matching={{ needId: need.id, need: need.words, action, mayMatch }}
          />
        )}
        <Pagination showing={page.showing} previousHref={page.previous} nextHref={page.next} />
      </Filtered>
    </>
  );
}

function NoHelpers({ anybody, further, elsewhere, tenant, need }: ReturnType<typeof useLoaderData<typeof loader>>) {
  if (anybody) {
    return (
      <EmptyState
        title="Nobody like that"
        action={
          <LinkButton href={further} variant="secondary">
            Look as far as the register goes
          </LinkButton>
        }
      >
        Ask for less in the filter, or look further away.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`Nobody on the register does ${need.words}`}
      action={<LinkButton href={paths.newOffer(tenant.slug)}>Add a volunteer</LinkButton>}
    >
      Add somebody who offers it, or {elsewhere}.
    </EmptyState>
  );
}
