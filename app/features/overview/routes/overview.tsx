import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { deskLoader } from '~/door.server';
import { drawsLocalities } from '~/features/localities/queries.server';
import { londonToday } from '~/platform/forms/typed-date';
import { paths } from '~/paths';
import { BackLink, EmptyState, LinkButton, Matrix, PageHeading } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { cellOf, emptyCells, NOTHING, type CellList } from '../cells';
import { countCover } from '../queries.server';
import { overviewRows, type PlaceRow } from '../rows.server';

export const handle = { sheet: 'desk' };

/** What the parishes do and plan: places by category, from our range's entries and what others have published. */
export const loader = deskLoader({ can: ['read', 'Provision'] }, async ({ db, desk, url }) => {
  const { tenant } = desk;
  const { opened, rows, parishes } = await overviewRows(db, tenant, url.searchParams.get('in'));
  const counts = await countCover(
    db,
    rows.map(({ place }) => place),
    { countyNo: tenant.countyNo, today: londonToday() },
  );
  const filled = rows.map((row, at) => ({
    ...row,
    cells: tenant.categories.map(({ code }) => counts[at]?.get(code) ?? NOTHING),
  }));
  const lists = listsOf(tenant.slug);
  return {
    tenant: { slug: tenant.slug, shortName: tenant.shortName },
    opened: opened && { name: opened.name },
    parishes,
    empty: emptyCells(filled),
    byOthers: filled.some(({ cells }) => cells.some(({ others }) => others > 0)),
    columns: tenant.categories.map(({ name }) => name),
    rows: filled.map(({ key, name, opens, query, near, cells }) => ({
      key,
      name,
      href: opens && paths.overview(tenant.slug, { in: opens }),
      cells: cells.map((counted, at) => {
        const { tone, word, list, more } = cellOf(counted);
        const href = (of: CellList) => lists({ query, near }, tenant.categories[at]?.slug ?? '', of);
        const further = more.map((one) => ({ word: one.word, href: href(one.list) }));
        return { tone, word, ...(list && { href: href(list) }), more: further };
      }),
    })),
    mayDraw: desk.may('change', 'Locality') && (await drawsLocalities(db, tenant)),
    mayAdd: desk.may('add', 'Provision'),
  };
});

/** Where a number leads: to our list, or for what others have published to the directory. */
function listsOf(tenant: string) {
  return ({ query, near }: Pick<PlaceRow, 'query' | 'near'>, category: string, of: CellList) => {
    if (of === 'others') return paths.directory(tenant, { ...near, category });
    const narrowed = of === 'unpublished' ? { shown: 'staff' } : { shown: 'public', status: of };
    return paths.entries(tenant, { ...query, category, ...narrowed });
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('What our parishes do and plan', data && `${data.tenant.shortName} desk`) },
];

const BY_OTHERS = ' · “by others” is what councils outside this desk have published';

export default function Overview() {
  const { tenant, opened, parishes, empty, byOthers, columns, rows, mayDraw } = useLoaderData<typeof loader>();
  const cells = rows.length * columns.length;
  return (
    <>
      {opened ? (
        <BackLink href={paths.overview(tenant.slug)}>All of {tenant.shortName}</BackLink>
      ) : (
        <BackLink href={paths.entries(tenant.slug)}>Community map</BackLink>
      )}
      <PageHeading
        title={
          opened
            ? opened.name
            : `What our ${parishes === 1 ? 'parish does and plans' : `${parishes} parishes do and plan`}`
        }
        lede={`${empty} of ${cells} boxes are empty: nobody does or plans anything there${byOthers ? BY_OTHERS : ''}`}
        actions={
          mayDraw && (
            <LinkButton href={paths.localities(tenant.slug)} variant="secondary">
              Draw the localities
            </LinkButton>
          )
        }
      />
      {rows.length === 0 ? (
        <EmptyState
          title="No parishes here"
          action={<LinkButton href={paths.entries(tenant.slug)}>Community map</LinkButton>}
        >
          No parish is known in what this council looks after.
        </EmptyState>
      ) : (
        <Matrix
          caption="What is done and planned, by place and kind of help"
          rowLabel="Place"
          columns={columns}
          groups={[
            { rows: rows.map((row) => ({ ...row, label: row.href ? <a href={row.href}>{row.name}</a> : row.name })) },
          ]}
        />
      )}
    </>
  );
}
