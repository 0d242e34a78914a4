import {
  Outlet,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
  type ShouldRevalidateFunction,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { deskLoader } from '~/door.server';
import { ATTRIBUTION } from '~/features/areas/attribution';
import { tenantByNo } from '~/features/tenants/queries.server';
import { readEnv } from '~/platform/env.server';
import { refusalIn } from '~/platform/errors/refusal';
import { ROLE_WORDS } from '~/platform/permissions/roles';
import { paths } from '~/paths';
import { SendAgain } from '../components/send-again';
import { Callout, DeskLayout, ErrorPage, PlainLayout } from '~/ui';
import { longDate } from '~/ui/format/dates';
import { MOST_IN_A_BADGE, tabsFor } from '../tabs';
import { waitingAt } from '../waiting.server';

export const handle = { sheet: 'desk' };

/** Where somebody is, as what, for whom, and what waits there. */
export const loader = deskLoader({ can: ['read', 'Desk'] }, async ({ db, desk, url }) => {
  const [waiting, ownCouncil] = await Promise.all([
    waitingAt(db, desk, MOST_IN_A_BADGE + 1),
    desk.onBehalfOf === null ? null : tenantByNo(db, desk.member.tenantNo),
  ]);
  const { slug, name, shortName, tier, brand } = desk.tenant;
  return {
    brandColour: brand.colour,
    tenant: { slug, name, shortName, tier },
    user: { name: desk.member.name, role: ROLE_WORDS[desk.member.role] },
    ownCouncil: ownCouncil && { slug: ownCouncil.slug, name: ownCouncil.name },
    tabs: tabsFor(slug, (subject) => desk.may('read', subject), waiting, url.pathname),
    demo: readEnv().DEMO,
    today: longDate(new Date()),
  };
});

/** A page that runs a script stays at its desk: the frame is not asked for again, and cannot fail while a line is lost. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams }) =>
  currentParams.tenant !== nextParams.tenant;

export default function DeskFrame() {
  return (
    <Frame {...useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}

/** What went wrong on one page of a desk, in its frame when one may be there at all. */
export function ErrorBoundary() {
  const desk = useRouteLoaderData<typeof loader>('features/desk/routes/layout');
  const { status, happened, next, again } = refusalIn(useRouteError());
  const home = desk ? paths.desk(desk.tenant.slug) : paths.desks();
  const page = (
    <ErrorPage
      status={status}
      {...(happened && next ? { title: happened, next } : {})}
      action={
        again ? (
          <SendAgain again={again} />
        ) : (
          <a className="govuk-link" href={home}>
            {desk ? 'Go to the home of this desk' : 'Choose a desk'}
          </a>
        )
      }
    />
  );
  if (desk) return <Frame {...desk}>{page}</Frame>;
  return <PlainLayout footer={{ today: '' }}>{page}</PlainLayout>;
}

type FrameProps = ReturnType<typeof useLoaderData<typeof loader>> & { children: ReactNode };

function Frame({ tenant, user, ownCouncil, tabs, demo, today, children }: FrameProps) {
  return (
    <DeskLayout
      tenant={{ name: tenant.name, tier: tenant.tier, deskHref: paths.desk(tenant.slug) }}
      user={user}
      links={[{ label: 'councils and account', href: paths.desks() }]}
      signOut={{ action: paths.signOut() }}
      tabs={tabs}
      footer={{
        demo,
        today,
        attribution: ATTRIBUTION,
        links: [
          { label: `Public pages of ${tenant.shortName}`, href: paths.portal(tenant.slug) },
          { label: 'Accessibility', href: paths.page(tenant.slug, 'accessibility') },
          { label: 'Privacy', href: paths.page(tenant.slug, 'privacy') },
        ],
      }}
    >
      {ownCouncil && (
        <Callout tone="amber" title={`You are working for ${tenant.name}.`}>
          All you do here is recorded as done on its behalf.{' '}
          <a href={paths.desk(ownCouncil.slug)}>Back to the desk of {ownCouncil.name}</a>
        </Callout>
      )}
      {children}
    </DeskLayout>
  );
}
