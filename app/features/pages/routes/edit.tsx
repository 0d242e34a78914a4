import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { newId } from '#db/id';
import { deskAction, deskLoader } from '~/door.server';
import { slugSchema } from '~/features/tenants/fields';
import { notFound } from '~/platform/errors/app-error';
import { paths } from '~/paths';
import { BackLink, ErrorSummary, Flash, PageHeading, Reading } from '~/ui';
import { dayAndTime } from '~/ui/format/dates';
import { documentTitle } from '~/ui/format/title';
import { PageForm } from '../components/page-form';
import { VersionList } from '../components/version-list';
import { shownText, versionsOf, versionText } from '../queries.server';
import { PAGE_STATE_WORDS, type PageState } from '../schema';
import { takePageForm } from '../take.server';

const params = z.object({ tenant: z.string(), page: slugSchema });
const wanted = z.coerce.number().int().min(1).catch(0);

/**
 * A page in its form: its newest version, an older one to put back, or what a council above has written. What was taken
 * down and has nothing behind it stands there as it last was, to be put up again.
 */
export const loader = deskLoader({ can: ['change', 'Page'], params }, async ({ db, desk, params: { page }, url }) => {
  const { slug, shortName, tenantNo } = desk.tenant;
  const versions = await versionsOf(db, tenantNo, page);
  const newest = versions[0];
  const older = wanted.parse(url.searchParams.get('version') ?? 0);
  const shown = await shownText(db, tenantNo, page);
  const which = older || (shown && newest?.state === 'withdrawn' ? 0 : (newest?.version ?? 0));
  const text = (which > 0 && (await versionText(db, tenantNo, page, which))) || shown;
  if (!text) throw notFound();
  const now = new Date();
  return {
    tenant: { slug, shortName },
    page,
    text,
    shown: shown !== null,
    newId: newId(),
    version: newest?.version ?? 0,
    restored: older && older !== newest?.version ? older : null,
    state: newest?.state ?? null,
    done: url.searchParams.get('done'),
    versions: versions.map(({ at, state, ...one }) => ({
      ...one,
      state: PAGE_STATE_WORDS[state],
      at: { iso: at.toISOString(), words: dayAndTime(at, now) },
    })),
  };
});

export const action = deskAction({ can: ['change', 'Page'], params }, ({ db, desk, params: { page }, form }) => {
  form.set('slug', page);
  return takePageForm(db, desk, form, 'own');
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.text.title ?? 'Page', data && `${data.tenant.shortName} desk`) },
];

const DONE: Record<string, string> = {
  draft: 'Kept as a draft. The portal still shows what it showed.',
  publish: 'Published.',
  withdraw: 'Taken down. What came before this council’s own words shows again, if there is any.',
};

function ledeOf(shown: boolean, state: PageState | null): string {
  if (!shown && state === 'withdrawn') return 'Taken down: the portal does not show it. Publish it to put it up again.';
  return 'Changes appear on the portal when you publish them.';
}

export default function EditPage() {
  const {
    tenant,
    page,
    text,
    shown,
    newId: id,
    version,
    restored,
    state,
    done,
    versions,
  } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  return (
    <Reading>
      {done && DONE[done] && !said && <Flash>{DONE[done]}</Flash>}
      <BackLink href={paths.deskPages(tenant.slug)}>Information pages</BackLink>
      <ErrorSummary errors={said?.errors} />
      <PageHeading
        title={text.title}
        lede={restored ? `Version ${restored}, to publish again.` : ledeOf(shown, state)}
      />
      {shown && (
        <p className="govuk-body">
          <a href={paths.page(tenant.slug, page)}>See it on the portal</a>
        </p>
      )}
      <PageForm
        action={paths.deskPage(tenant.slug, page)}
        slug={page}
        newId={id}
        version={said?.outdated === false ? Number(said.typed.version) : version}
        restored={restored}
        values={text}
        typed={said?.typed}
        errors={said?.errors}
        preview={said?.preview}
        mayWithdraw={state !== null && state !== 'withdrawn'}
      />
      <VersionList tenantSlug={tenant.slug} slug={page} versions={versions} />
    </Reading>
  );
}
