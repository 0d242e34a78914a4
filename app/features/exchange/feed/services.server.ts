import { StringDecoder } from 'node:string_decoder';
import { z } from 'zod';
import { MOST_ROWS } from '../schema';
import { elementsOf } from './elements';
import { fetchPage, FeedRefused, FETCH_LIMITS, type FetchLimits } from './fetch.server';

const MOST_PAGES = 1000;
const PAGE_SIZE = 100;
const WHOLE_FEED_MS = 15 * 60_000;

const envelopeSchema = z.looseObject({
  contents: z.array(z.unknown()),
  total_pages: z.number().int().min(0).optional(),
  page_number: z.number().int().optional(),
  last_page: z.boolean().optional(),
});

/** What a file or an answer holds: services, and how many pages of them there are. */
export interface Services {
  services: unknown[];
  pages: number;
  /** The root of an API, which holds none itself. */
  root: boolean;
}

/** The services of a JSON file: a list in its envelope, an array of them, or one alone. Null for anything else. */
export function servicesIn(json: unknown): Services | null {
  if (Array.isArray(json)) return { services: json, pages: 1, root: false };
  if (typeof json !== 'object' || json === null) return null;
  const envelope = envelopeSchema.safeParse(json);
  if (envelope.success) {
    const { contents, total_pages: total, last_page: last } = envelope.data;
    return { services: contents, pages: total ?? (last === false ? MOST_PAGES : 1), root: false };
  }
  if ('openapi_url' in json || 'profile' in json) return { services: [], pages: 0, root: true };
  return 'name' in json && 'id' in json ? { services: [json], pages: 1, root: false } : null;
}

/** The services of a file, to be gone through once. */
export interface FoundServices {
  all: AsyncIterable<unknown> | Iterable<unknown>;
  count: number;
}

/**
 * The services of a JSON file, one parsed after the other; null for what is no list of them, nor one. Throws a SyntaxError
 * for what is not JSON. The whole is read through first: it is known what is wrong at its end before any of it is kept.
 */
export async function servicesOf(text: string): Promise<FoundServices | null> {
  let count = 0;
  for await (const _ of elementsOf(text)) count += 1;
  if (count > 0) return { all: elementsOf(text), count };
  const found = servicesIn(JSON.parse(text.replace(/^\uFEFF/, '')));
  return found === null || found.root ? null : { all: found.services, count: found.services.length };
}

/**
 * Services as they are kept, one a line, in pieces of about so many letters: so that fifty thousand are never written out
 * together, nor in memory while they are judged.
 */
export async function* linesOf(services: FoundServices['all'], letters: number): AsyncGenerator<Buffer, void, void> {
  let lines = '';
  for await (const service of services) {
    lines += `${JSON.stringify(service)}\n`;
    if (lines.length < letters) continue;
    yield Buffer.from(lines, 'utf8');
    lines = '';
  }
  if (lines !== '') yield Buffer.from(lines, 'utf8');
}

/** Takes kept services up again, as many as each piece completes. */
export async function* servicesInLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<unknown[], void, void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const piece of pieces) {
    const lines = (rest + decoder.write(piece)).split('\n');
    rest = lines.pop() ?? '';
    yield lines.map((line) => JSON.parse(line) as unknown);
  }
}

/**
 * All services of an Open Referral UK feed, page by page: from its root, its list of services or one service. Throws
 * FeedRefused for what cannot be had, is none, or has no end.
 */
export async function* feedServices(
  address: string,
  limits: FetchLimits = FETCH_LIMITS,
): AsyncGenerator<unknown[], void, void> {
  const until = Date.now() + WHOLE_FEED_MS;
  let base = address;
  let first = parsed(await fetchPage(base, limits));
  if (first.root) {
    base = listUnder(address);
    first = parsed(await fetchPage(paged(base, 1), limits));
  } else if (first.pages > 1) {
    first = parsed(await fetchPage(paged(base, 1), limits));
  }
  yield first.services;
  if (first.pages > MOST_PAGES) throw new FeedRefused(`The feed has more than ${MOST_PAGES} pages.`);
  let count = first.services.length;
  for (let page = 2; page <= first.pages; page += 1) {
    if (Date.now() > until) throw new FeedRefused('The feed took longer than 15 minutes.');
    const { services } = parsed(await fetchPage(paged(base, page), limits));
    if (services.length === 0) return;
    count += services.length;
    if (count > MOST_ROWS)
      throw new FeedRefused(`The feed has more than ${MOST_ROWS.toLocaleString('en-GB')} services.`);
    yield services;
  }
}

function listUnder(root: string): string {
  const url = new URL(root);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/services`;
  return url.href;
}

/** `full` has each service come with all that belongs to it; those that do not know it leave it out. */
function paged(address: string, page: number): string {
  const url = new URL(address);
  url.searchParams.set('page', String(page));
  if (!url.searchParams.has('per_page')) url.searchParams.set('per_page', String(PAGE_SIZE));
  url.searchParams.set('full', 'true');
  return url.href;
}

function parsed({ text }: { text: string }): Services {
  const found = servicesIn(jsonOf(text));
  if (!found) throw new FeedRefused('What answered is not an Open Referral UK feed.');
  return found;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new FeedRefused('What answered is not JSON.');
  }
}
