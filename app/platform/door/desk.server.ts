import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { withTenant, type TenantDb } from '#db/client.server';
import { NO_WRITES, type TenantRange } from '#db/settings';
import { recordViews, type View } from '../audit/views.server';
import type { SignedIn } from '../auth/session.server';
import { sessionOf } from '../auth/context.server';
import { AppError, notFound } from '../errors/app-error';
import type { Ability, Action } from '../permissions/policy';
import type { Role } from '../permissions/roles';
import { tenantAt, urlOf } from './address.server';
import { formOf } from './form.server';
import { marked } from './mark';
import { onceMore } from './once-more.server';
import { readParams } from './params.server';
import { answering } from './refusal.server';
import { signedOut } from './signed-out.server';
import type { TenantFacts } from './tenant-facts';

/** Who is at which desk, for whom, and what they may do there. */
export interface Desk<Tenant extends TenantFacts, Subject extends string> {
  tenant: Tenant;
  member: { userId: string; name: string; email: string; role: Role; tenantNo: number };
  /** Set when a county coordinator works at the desk of a tenant below. */
  onBehalfOf: number | null;
  /** Whether this member may do something with a noun; which records is row-level security's part. */
  may: (action: Action, subject: Subject) => boolean;
  range: TenantRange;
}

/** What the door needs to know of the domain; given by app/door.server.ts. */
export interface DeskDomain<Tenant extends TenantFacts> {
  findTenant: (slug: string) => Promise<Tenant | null>;
  rangeOf: (tenantNo: number) => { lo: number; hi: number };
  abilityFor: (role: Role) => Ability;
  mayWrite: (role: Role) => boolean;
  signInPath: (returnTo: string) => string;
}

interface DeskOptions<Subject extends string, Params extends z.ZodType, Data> {
  /** What the role must be allowed to do; anybody else is answered as if the page did not exist. */
  can: readonly [Action, Subject];
  params?: Params;
  /** Whose personal data the answer shows: recorded before it leaves. Every role leaves these. */
  views?: (data: Data) => readonly View[];
}

interface DeskActionOptions<Subject extends string, Params extends z.ZodType, Data> extends DeskOptions<
  Subject,
  Params,
  Data
> {
  /** The form can hold a file: who may send it is looked at before it is read, so that nobody else is listened to. */
  takesFile?: true;
}

interface DeskArgs<Tenant extends TenantFacts, Subject extends string, Params extends z.ZodType> {
  db: TenantDb;
  desk: Desk<Tenant, Subject>;
  params: z.output<Params>;
  request: Request;
  url: URL;
}

/** What to do next where a record is not found: on a desk it is mostly somebody else's by now. */
const NEXT = {
  not_found: 'Check the address. If you followed a link, the record may have been handed to another council.',
};

/** Makes the doors of a desk for a domain. */
export function createDeskDoor<Tenant extends TenantFacts, Subject extends string>(domain: DeskDomain<Tenant>) {
  type Args<Params extends z.ZodType> = DeskArgs<Tenant, Subject, Params>;

  async function enter(
    { request, params, context }: LoaderFunctionArgs,
    [needed, of]: readonly [Action, Subject],
    form?: FormData,
  ): Promise<Desk<Tenant, Subject>> {
    const session = await sessionOf(request, context);
    // The loaders of the page that answers a form are asked after its action, and must not lead away from what it says.
    if (form) context.sent = form;
    if (!session && context.sent) throw signedOut(request, context.sent, domain.signInPath(''));
    if (!session) throw redirect(domain.signInPath(returnPath(request)));
    const tenant = await tenantAt(request, params.tenant ?? '', domain.findTenant);
    const as = memberAt(session, tenant, ([...roles]) => roles.find((role) => domain.abilityFor(role).can(needed, of)));
    if (!as) throw notFound();
    const ability = domain.abilityFor(as.role);
    const { lo, hi } = domain.rangeOf(tenant.tenantNo);
    const writes = domain.mayWrite(as.role) ? { wlo: lo, whi: hi } : NO_WRITES;
    return {
      tenant,
      member: { userId: session.user.id, name: session.user.name, email: session.user.email, ...as },
      onBehalfOf: as.tenantNo === tenant.tenantNo ? null : tenant.tenantNo,
      may: (action, subject) => ability.can(action, subject),
      range: { lo, hi, ...writes, actor: session.user.id },
    };
  }

  async function run<Params extends z.ZodType, Data>(
    args: LoaderFunctionArgs,
    options: DeskOptions<Subject, Params, Data>,
    handler: (given: Args<Params>) => Promise<Data>,
    form?: FormData,
  ): Promise<Data> {
    return answering(async () => {
      const desk = await enter(args, options.can, form);
      const params = readParams(options.params, args.params);
      const range = form ? desk.range : { ...desk.range, ...NO_WRITES };
      const attempt = () =>
        withTenant(range, async (db) => {
          const url = urlOf(args.request);
          const data = await handler({ db, desk, params, request: args.request, url });
          const views = options.views?.(data) ?? [];
          if (views.length > 0) await recordViews(db, desk.member, views);
          return data;
        });
      return onceMore(attempt);
    }, NEXT);
  }

  /**
   * A loader of a desk page: signed in, at a tenant one belongs to (or, for a county's coordinator, one below), with a
   * role that may do `can`; in a transaction of that tenant's range that can write nothing but the record of the view.
   */
  function deskLoader<Data, Params extends z.ZodType = z.ZodType<Record<string, string | undefined>>>(
    options: DeskOptions<Subject, Params, Data>,
    handler: (given: Args<Params>) => Promise<Data>,
  ) {
    const loader = (args: LoaderFunctionArgs): Promise<Data> => run(args, options, handler);
    return marked(loader, { door: 'desk', method: 'loader', can: options.can });
  }

  /** An action of a desk page: as `deskLoader`, with the tenant's range to write. The form is handed over read. */
  function deskAction<Data, Params extends z.ZodType = z.ZodType<Record<string, string | undefined>>>(
    options: DeskActionOptions<Subject, Params, Data>,
    handler: (given: Args<Params> & { form: FormData }) => Promise<Data>,
  ) {
    const action = async (args: ActionFunctionArgs): Promise<Data> => {
      if (options.takesFile) await answering(() => enter(args, options.can), NEXT);
      const form = await formOf(args.request);
      return run(args, options, (given) => handler({ ...given, form }), form);
    };
    return marked(action, { door: 'desk', method: 'action', can: options.can });
  }

  return { deskLoader, deskAction };
}

/**
 * As what somebody may be at a tenant: a membership right there, or that of a county's coordinator for any tenant of
 * the county. `choose` picks the role that suffices for what is asked.
 */
function memberAt(
  session: SignedIn,
  tenant: TenantFacts,
  choose: (roles: Set<Role>) => Role | undefined,
): { role: Role; tenantNo: number } | null {
  const own = session.memberships.filter((one) => one.tenantNo === tenant.tenantNo);
  const role = choose(new Set(own.map((one) => one.role)));
  if (role) return { role, tenantNo: tenant.tenantNo };
  const above = session.memberships.find(
    (one) =>
      one.role === 'coordinator' &&
      one.countyNo === tenant.countyNo &&
      one.tenantNo === tenant.countyNo * 1_000_000 &&
      one.tenantNo !== tenant.tenantNo,
  );
  if (above && choose(new Set(['coordinator'] as const))) return { role: 'coordinator', tenantNo: above.tenantNo };
  return null;
}

/** Where to go after signing in: this page, or for a form that was sent, the page it was on. */
function returnPath(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.delete('_data');
  return url.pathname + url.search;
}

/** For handlers that must refuse although the role may enter, in one place for its words. */
export function mayNot(what: string): AppError {
  return new AppError('forbidden', `You may not ${what}`, 'Ask a coordinator or officer of your council to do it.');
}
