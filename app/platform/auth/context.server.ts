import type { AppLoadContext } from '@remix-run/node';
import { readSession, type SignedIn } from './session.server';

/** Who sent this request, looked up once however many loaders ask. */
export function sessionOf(request: Request, context: AppLoadContext): Promise<SignedIn | null> {
  context.session ??= readSession(request);
  return context.session;
}
