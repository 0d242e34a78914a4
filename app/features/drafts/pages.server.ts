import { redirect } from '@remix-run/node';
import type { PortalDb } from '#db/client.server';
import { notFound } from '~/platform/errors/app-error';
import { sha256 } from '~/platform/hash.server';
import { paths } from '~/paths';
import { tenantByNo } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { sentToken } from './cookie.server';
import { CHECK, DONE, mayShow, previousStep, walk, withDraft, type Walk } from './journey';
import { draftAt, keyOf, sameDraft } from './page-draft.server';
import type { CheckPage, DonePage, FormPage, KeptPage, Notice, PortalForm, QuestionPage } from './portal-form';
import { draftOf, stateOf, type Draft } from './store.server';

/** What a visitor asks for: a page of a form at a tenant's portal. */
export interface Visit {
  tenant: TenantConfig;
  params: { step?: string | undefined };
  request: Request;
  url: URL;
  clientAddress: string;
  asPublic: <T>(allowed: { tokenHash?: string; writeTo?: number }, work: (db: PortalDb) => Promise<T>) => Promise<T>;
}

/** The draft that a page shows, and its token. */
interface Open {
  draft: Draft | null;
  token: string | null;
}

/**
 * What a page of a form shows. Whoever comes in where answers are kept is asked whose they are; whoever asks for a page
 * they have not reached is sent to the first question without an answer; whoever has sent the form, to the confirmation.
 */
export async function showPage<V, C>(form: PortalForm<V, C>, visit: Visit): Promise<FormPage<C>> {
  const { tenant, params, request } = visit;
  const page = params.step ?? '';
  const sent = sentToken(request, form.name);
  if (page === DONE) return inDraft(visit, sent, (db, { draft }) => donePage(db, form, visit, draft));
  const token = draftAt(visit, form.name);
  const later = page !== '' && page !== form.steps[0]?.step;
  if (later && token === null && (await isKnown(visit, sent))) throw redirect(form.path(tenant.slug, DONE));
  return inDraft<FormPage<C>>(visit, token, (db, open) => {
    const draft = open.draft?.sentAt ? null : open.draft;
    return page === '' ? wayIn(db, form, tenant, { ...open, draft }) : openPage(db, form, visit, { ...open, draft });
  });
}

function isKnown(visit: Visit, sent: string | null): Promise<boolean> {
  return inDraft(visit, sent, (_db, { draft }) => Promise.resolve(draft !== null));
}

/** Works with the draft of a token, if there is one. */
function inDraft<T>({ asPublic }: Visit, token: string | null, work: (db: PortalDb, open: Open) => Promise<T>) {
  const tokenHash = token === null ? null : sha256(token);
  return asPublic(tokenHash === null ? {} : { tokenHash }, async (db) => {
    const draft = tokenHash === null ? null : await draftOf(db, tokenHash);
    return work(db, { draft, token });
  });
}

/** Straight to the first question, unless there are answers: on a shared computer they can be somebody else's. */
async function wayIn<V, C>(
  db: PortalDb,
  form: PortalForm<V, C>,
  tenant: TenantConfig,
  { draft, token }: Open,
): Promise<KeptPage> {
  if (!draft) throw redirect(firstPage(form, tenant));
  const context = await form.contextFor(db, tenant, draft.answers);
  const { missing } = walk(form.steps, draft.answers, context);
  const carryOn = withDraft(form.path(tenant.slug, missing ?? CHECK), keyOf(token ?? ''));
  return { page: 'kept', tenant: factsOf(tenant), since: draft.updatedAt, carryOn };
}

async function openPage<V, C>(
  db: PortalDb,
  form: PortalForm<V, C>,
  visit: Visit,
  { draft, token }: Open,
): Promise<QuestionPage<C> | CheckPage<C>> {
  const { tenant, url } = visit;
  const page = visit.params.step ?? '';
  const answers = draft?.answers ?? {};
  const context = await form.contextFor(db, tenant, answers);
  const way = walk(form.steps, answers, context);
  const carried = draft === null ? '' : (token ?? '');
  const key = carried === '' ? '' : keyOf(carried);
  if (!mayShow(way, page)) turnAway(form, visit, way, key);
  const shared = { tenant: factsOf(tenant), draft: carried, key, context, values: way.values };
  if (page === CHECK) {
    const asked = way.reached.map((each) => each.step);
    const back = withDraft(form.path(tenant.slug, previousStep(way, CHECK) ?? undefined), key);
    return { ...shared, page: 'check', seen: stateOf(answers), asked, back };
  }
  const returning = url.searchParams.get('from') === CHECK && way.missing === null;
  return {
    ...shared,
    page: 'question',
    step: page,
    typed: answers[page] ?? {},
    back: backFrom(form, tenant, way, { page, key, returning }),
    returning: url.searchParams.get('from') === CHECK,
    notice: NOTICES.find((each) => url.searchParams.has(each)) ?? null,
  };
}

const NOTICES: readonly Notice[] = ['again', 'unsent', 'cleared'];

/** Sends whoever asks for a page they may not see yet to where they are. */
function turnAway<V, C>(form: PortalForm<V, C>, visit: Visit, way: Walk<V, C>, key: string): never {
  const { slug } = visit.tenant;
  const page = visit.params.step ?? '';
  if (page !== CHECK && !form.steps.some((each) => each.step === page)) throw notFound();
  if (key === '') throw redirect(sameDraft(`${firstPage(form, visit.tenant)}?again=1`, visit));
  throw redirect(withDraft(form.path(slug, way.missing ?? CHECK), key));
}

function backFrom<V, C>(
  form: PortalForm<V, C>,
  tenant: TenantConfig,
  way: Walk<V, C>,
  { page, key, returning }: { page: string; key: string; returning: boolean },
): string {
  const before = returning ? CHECK : previousStep(way, page);
  return before === null ? paths.portal(tenant.slug) : withDraft(form.path(tenant.slug, before), key);
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
