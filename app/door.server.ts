import { createDeskDoor, type Desk as DeskOf } from '~/platform/door/desk.server';
import { createPortalDoor } from '~/platform/door/portal.server';
import { sessionAction as sessionActionAt, sessionLoader as sessionLoaderAt } from '~/platform/door/open.server';
import { tenantOf } from '~/features/tenants/current.server';
import { rangeOf } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';
import { abilityFor, mayWriteAnything, type Subject } from '~/features/policies';
import { paths } from '~/paths';

/**
 * The door with the domain's tenants and policies put in: every loader and action of this product is made by one of
 * these. A test walks all routes and names any file that has one which is not.
 */
export const { deskLoader, deskAction } = createDeskDoor<TenantConfig, Subject>({
  findTenant: tenantOf,
  rangeOf,
  abilityFor,
  mayWrite: mayWriteAnything,
  signInPath: (returnTo) => paths.signIn(returnTo),
});

export const { portalLoader, portalAction } = createPortalDoor<TenantConfig>({ findTenant: tenantOf });

export { linkAction, linkLoader } from '~/platform/door/link.server';
export { openAction, openLoader } from '~/platform/door/open.server';

/** A loader for anybody who is signed in. */
export const sessionLoader = <Data>(handler: Parameters<typeof sessionLoaderAt<Data>>[1]) =>
  sessionLoaderAt(paths.signIn(), handler);

/** An action for anybody who is signed in. */
export const sessionAction = <Data>(handler: Parameters<typeof sessionActionAt<Data>>[1]) =>
  sessionActionAt(paths.signIn(), handler);

/** Who is at which desk, for whom, and what they may do there. */
export type Desk = DeskOf<TenantConfig, Subject>;
