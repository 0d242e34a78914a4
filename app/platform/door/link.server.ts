import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { withLink, type LinkDb } from '#db/client.server';
import { notFound } from '../errors/app-error';
import { sha256 } from '../hash.server';
import { urlOf } from './address.server';
import { formOf } from './form.server';
import { marked } from './mark';
import { onceMore } from './once-more.server';
import { answering } from './refusal.server';

interface LinkArgs {
  /** A transaction that sees the one record the link was made for, and nothing when the link is not known. */
  db: LinkDb;
  /** Hex SHA-256 of the link's token. */
  tokenHash: string;
  token: string;
  request: Request;
  url: URL;
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

function tokenOf(params: Record<string, string | undefined>): string {
  const token = params.token ?? '';
  if (!TOKEN.test(token)) throw notFound();
  return token;
}

/** A loader for whoever holds a private link (the path parameter `token`): their own record and nothing else. */
export function linkLoader<Data>(handler: (given: LinkArgs) => Promise<Data>) {
  const loader = ({ request, params }: LoaderFunctionArgs): Promise<Data> =>
    answering(async () => {
      const token = tokenOf(params);
      const tokenHash = sha256(token);
      return withLink(tokenHash, (db) => handler({ db, tokenHash, token, request, url: urlOf(request) }));
    });
  return marked(loader, { door: 'link', method: 'loader' });
}

/** An action for whoever holds a private link. The form is handed over read. */
export function linkAction<Data>(handler: (given: LinkArgs & { form: FormData }) => Promise<Data>) {
  const action = ({ request, params }: ActionFunctionArgs): Promise<Data> =>
    answering(async () => {
      const token = tokenOf(params);
      const tokenHash = sha256(token);
      const form = await formOf(request);
      const given = { tokenHash, token, request, url: urlOf(request), form };
      return onceMore(() => withLink(tokenHash, (db) => handler({ ...given, db })));
    });
  return marked(action, { door: 'link', method: 'action' });
}
