import { redirect } from '@remix-run/node';
import type { PortalDb } from '#db/client.server';
import { notFound } from '~/platform/errors/app-error';
import { sha256 } from '~/platform/hash.server';
import { paths } from '~/paths';
import { tenantByNo } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { draftToken } from './cookie.server';
import { CHECK, DONE, mayShow, previousStep, walk, type Walk } from './journey';
import type { CheckPage, DonePage, FormPage, PortalForm, QuestionPage } from './portal-form';
import { draftOf, type Draft } from './store.server';

/** What a visitor asks for: a page of a form at a tenant's portal. */
export interface Visit {
  tenant: TenantConfig;
  params: { step?: string | undefined };
  request: Request;
  url: URL;
  clientAddress: string;
  asPublic: <T>(allowed: { tokenHash?: string; writeTo?: number }, work: (db: PortalDb) => Promise<T>) => Promise<T>;
}

/**
 * What a page of a form shows. Whoever asks for a page they have not reached is sent to the first question without an
 * answer, and whoever has sent the form already, to the confirmation.
 */
export function showPage<V, C>(form: PortalForm<V, C>, visit: Visit): Promise<FormPage<C>> {
  const { tenant, params } = visit;
  const page = params.step ?? '';
  if (page === '') throw redirect(firstPage(form, tenant));
  const token = draftToken(visit.request, form.name);
  return visit.asPublic(token === null ? {} : { tokenHash: sha256(token) }, async (db) => {
    const draft = token === null ? null : await draftOf(db, sha256(token));
    if (page === DONE) return donePage(db, form, visit, draft);
    if (draft?.sentAt && page !== form.steps[0]?.step) throw redirect(form.path(tenant.slug, DONE));
    return openPage(db, form, visit, draft?.sentAt ? null : draft);
  });
}

async function openPage<V, C>(
  db: PortalDb,
  form: PortalForm<V, C>,
  { tenant, params: { step: page = '' }, url }: Visit,
  draft: Draft | null,
): Promise<QuestionPage<C> | CheckPage<C>> {
  const answers = draft?.answers ?? {};
  const context = await form.contextFor(db, tenant, answers);
  const way = walk(form.steps, answers, context);
  if (!mayShow(way, page)) turnAway(form, tenant, page, way, draft);
  const shared = { tenant: factsOf(tenant), context, values: way.values };
  if (page === CHECK) {
    const asked = way.reached.map((each) => each.step);
    return { ...shared, page: 'check', asked, back: form.path(tenant.slug, previousStep(way, CHECK) ?? undefined) };
  }
  const returning = url.searchParams.get('from') === CHECK && way.missing === null;
  return {
    ...shared,
    page: 'question',
    step: page,
    typed: answers[page] ?? {},
    back: backFrom(form, tenant, way, page, returning),
    returning: url.searchParams.get('from') === CHECK,
    begun: draft !== null,
    notice: url.searchParams.has('again') ? 'again' : url.searchParams.has('cleared') ? 'cleared' : null,
  };
}

/** Sends whoever asks for a page they may not see yet to where they are. */
function turnAway<V, C>(
  form: PortalForm<V, C>,
  tenant: TenantConfig,
  page: string,
  way: Walk<V, C>,
  draft: Draft | null,
): never {
  if (page !== CHECK && !form.steps.some((each) => each.step === page)) throw notFound();
  if (!draft) throw redirect(`${firstPage(form, tenant)}?again=1`);
  throw redirect(form.path(tenant.slug, way.missing ?? CHECK));
}

function backFrom<V, C>(
  form: PortalForm<V, C>,
  tenant: TenantConfig,
  way: Walk<V, C>,
  page: string,
  returning: boolean,
): string {
  if (returning) return form.path(tenant.slug, CHECK);
  const before = previousStep(way, page);
  return before === null ? paths.portal(tenant.slug) : form.path(tenant.slug, before);
}

async function donePage<V, C>(
  db: PortalDb,
  form: PortalForm<V, C>,
  { tenant, url }: Visit,
  draft: Draft | null,
): Promise<DonePage> {
  if (!draft?.sentAt || draft.reference === null) throw redirect(form.path(tenant.slug));
  const confirmation = draft.answers.confirmation ?? {};
  const holder = (await tenantByNo(db, Number(confirmation.holderNo))) ?? tenant;
  const { reference, recordId } = draft;
  const late = url.searchParams.has('late');
  return { page: 'done', tenant: factsOf(tenant), reference, recordId, confirmation, late, holder: factsOf(holder) };
}

/** The address of a form's first question. */
export function firstPage<V, C>(form: PortalForm<V, C>, tenant: TenantConfig): string {
  return form.path(tenant.slug, form.steps[0]?.step);
}

function factsOf({ slug, name, phone }: TenantConfig): FormPage<never>['tenant'] {
  return { slug, name, phone };
}
