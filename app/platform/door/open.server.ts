import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { sessionOf } from '../auth/context.server';
import type { SignedIn } from '../auth/session.server';
import { urlOf } from './address.server';
import { formOf } from './form.server';
import { marked } from './mark';
import { answering } from './refusal.server';

interface OpenArgs {
  params: Record<string, string | undefined>;
  request: Request;
  url: URL;
  clientAddress: string;
  /** Who is signed in, if anybody. */
  session: () => Promise<SignedIn | null>;
}

function given({ request, params, context }: LoaderFunctionArgs): OpenArgs {
  return {
    params,
    request,
    url: urlOf(request),
    clientAddress: context.clientAddress,
    session: () => sessionOf(request, context),
  };
}

/** A loader that needs no session and belongs to no tenant (sign-in, health, find your council); says why. */
export function openLoader<Data>(because: string, handler: (args: OpenArgs) => Promise<Data>) {
  const loader = (args: LoaderFunctionArgs): Promise<Data> => answering(() => handler(given(args)));
  return marked(loader, { door: 'open', method: 'loader', because });
}

/** An action that needs no session and belongs to no tenant; says why. */
export function openAction<Data>(because: string, handler: (args: OpenArgs & { form: FormData }) => Promise<Data>) {
  const action = (args: ActionFunctionArgs): Promise<Data> =>
    answering(async () => handler({ ...given(args), form: await formOf(args.request) }));
  return marked(action, { door: 'open', method: 'action', because });
}

type SessionArgs = Omit<OpenArgs, 'session'> & { session: SignedIn };

/** A loader for anybody who is signed in, whatever their role (choose a desk, sign out everywhere). */
export function sessionLoader<Data>(signInPath: string, handler: (args: SessionArgs) => Promise<Data>) {
  const loader = (args: LoaderFunctionArgs): Promise<Data> =>
    answering(async () => {
      const session = await sessionOf(args.request, args.context);
      if (!session) throw redirect(signInPath);
      return handler({ ...given(args), session });
    });
  return marked(loader, { door: 'session', method: 'loader' });
}

/** An action for anybody who is signed in, whatever their role. */
export function sessionAction<Data>(
  signInPath: string,
  handler: (args: SessionArgs & { form: FormData }) => Promise<Data>,
) {
  const action = (args: ActionFunctionArgs): Promise<Data> =>
    answering(async () => {
      const session = await sessionOf(args.request, args.context);
      if (!session) throw redirect(signInPath);
      return handler({ ...given(args), session, form: await formOf(args.request) });
    });
  return marked(action, { door: 'session', method: 'action' });
}
