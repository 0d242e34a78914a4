import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { withPortal, type PortalDb } from '#db/client.server';
import { tenantAt, urlOf } from './address.server';
import { formOf } from './form.server';
import { marked } from './mark';
import { readParams } from './params.server';
import { answering } from './refusal.server';
import type { TenantFacts } from './tenant-facts';

interface PortalOptions<Params extends z.ZodType> {
  /** Says by name that anybody may come in here. */
  public: true;
  params?: Params;
}

interface PortalArgs<Tenant extends TenantFacts, Params extends z.ZodType> {
  tenant: Tenant;
  params: z.output<Params>;
  request: Request;
  url: URL;
  clientAddress: string;
  /**
   * Runs work as the public role, in a transaction: published facts, and submissions that cannot be read back.
   * `tokenHash` opens the visitor's own draft, `writeTo` names the one tenant a submission goes to.
   */
  asPublic: <T>(allowed: { tokenHash?: string; writeTo?: number }, work: (db: PortalDb) => Promise<T>) => Promise<T>;
}

/** Makes the doors of a portal for a domain. */
export function createPortalDoor<Tenant extends TenantFacts>(domain: {
  findTenant: (slug: string) => Promise<Tenant | null>;
}) {
  async function enter<Params extends z.ZodType>(
    { request, params, context }: LoaderFunctionArgs,
    options: PortalOptions<Params>,
  ): Promise<PortalArgs<Tenant, Params>> {
    const tenant = await tenantAt(request, params.tenant ?? '', domain.findTenant);
    return {
      tenant,
      params: readParams(options.params, params),
      request,
      url: urlOf(request),
      clientAddress: context.clientAddress,
      asPublic: withPortal,
    };
  }

  /** A loader of a public page of a tenant's portal. */
  function portalLoader<Data, Params extends z.ZodType = z.ZodType<Record<string, string | undefined>>>(
    options: PortalOptions<Params>,
    handler: (given: PortalArgs<Tenant, Params>) => Promise<Data>,
  ) {
    const loader = (args: LoaderFunctionArgs): Promise<Data> =>
      answering(async () => handler(await enter(args, options)));
    return marked(loader, { door: 'portal', method: 'loader' });
  }

  /** An action of a public page: the form is handed over read. */
  function portalAction<Data, Params extends z.ZodType = z.ZodType<Record<string, string | undefined>>>(
    options: PortalOptions<Params>,
    handler: (given: PortalArgs<Tenant, Params> & { form: FormData }) => Promise<Data>,
  ) {
    const action = (args: ActionFunctionArgs): Promise<Data> =>
      answering(async () => {
        const form = await formOf(args.request);
        return handler({ ...(await enter(args, options)), form });
      });
    return marked(action, { door: 'portal', method: 'action' });
  }

  return { portalLoader, portalAction };
}
