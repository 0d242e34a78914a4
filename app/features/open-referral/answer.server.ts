import { createHash } from 'node:crypto';
import { readParameters, type Paging } from './parameters';
import type { Page } from './queries.server';
import type { z } from 'zod';

/** Open data: any page of the web may read it, with no key and no session. */
const OPEN = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' };
const KEPT_FOR_S = 60;

/** An answer of the feed as JSON, or that nothing has changed since the asker's copy. */
export function feedAnswer(request: Request, body: unknown, status = 200): Response {
  const text = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  const headers = {
    ...OPEN,
    ETag: etag,
    'Cache-Control': `public, max-age=${KEPT_FOR_S}`,
    'Content-Type': 'application/json; charset=utf-8',
  };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (status === 200 && (known.includes(etag) || known.includes('*')))
    return new Response(null, { status: 304, headers });
  return new Response(text, { status, headers });
}

/** Reads the parameters and answers with what `work` makes of them; what is not understood is a 400 that says why. */
export async function withParameters<Schema extends z.ZodType>(
  { request, url }: { request: Request; url: URL },
  schema: Schema,
  work: (asked: z.output<Schema>) => Promise<unknown>,
): Promise<Response> {
  const read = readParameters(schema, url.searchParams);
  return read.ok ? answerOrRefusal(request, await work(read.value)) : feedAnswer(request, read.refused, 400);
}

/** What is wrong with what was asked, where only looking it up could tell. */
export class FeedRefusal {
  constructor(
    readonly status: 400 | 404,
    readonly error: string,
  ) {}
}

function answerOrRefusal(request: Request, body: unknown): Response {
  return body instanceof FeedRefusal
    ? feedAnswer(request, { error: body.error }, body.status)
    : feedAnswer(request, body);
}

/** One thing, or that there is none. */
export function oneOrNone(request: Request, found: unknown): Response {
  return found ? feedAnswer(request, found) : feedAnswer(request, { error: 'There is nothing with this id' }, 404);
}

/** The envelope around a page of a list. */
export function envelope<Item>({ total }: Pick<Page<unknown>, 'total'>, { page, per_page }: Paging, contents: Item[]) {
  const pages = Math.ceil(total / per_page);
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  };
}

/** A page of a list that is short enough to be cut here. */
export function cut<Item>(all: readonly Item[], paging: Paging) {
  const { page, per_page } = paging;
  return envelope({ total: all.length }, paging, all.slice((page - 1) * per_page, page * per_page));
}
