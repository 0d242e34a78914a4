import { lookup as resolve } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { feedAddress, publicAddress, type AddressPolicy } from './address';

/** A feed that cannot be had, in words for whoever asked for it. Says nothing of what answered. */
export class FeedRefused extends Error {}

export interface FetchLimits {
  /** Which addresses may be fetched from. Nothing but a test gives another than the default. */
  allows: AddressPolicy;
  /** How many addresses a name has, and which. */
  resolve: (hostname: string) => Promise<{ address: string; family: number }[]>;
  /** Milliseconds for one answer whole. */
  timeMs: number;
  /** Bytes of one answer. */
  bytes: number;
  redirects: number;
}

export const FETCH_LIMITS: FetchLimits = {
  allows: publicAddress,
  resolve: (hostname) => resolve(hostname, { all: true }),
  timeMs: 20_000,
  bytes: 20 * 1024 * 1024,
  redirects: 3,
};

/** What a feed answered, and the address it came from in the end. */
export interface Fetched {
  text: string;
  url: URL;
}

/**
 * Fetches a page of a feed. Its name is resolved here, every address it has is looked at, and the connection goes to
 * exactly the one that was looked at; so do those of its redirects. Throws FeedRefused for anything else.
 */
export async function fetchPage(address: string, limits: FetchLimits = FETCH_LIMITS): Promise<Fetched> {
  let next = address;
  for (let step = 0; step <= limits.redirects; step += 1) {
    const checked = feedAddress(next);
    if (!checked.ok) throw new FeedRefused(checked.words);
    const answer = await fetchOnce(checked.url, limits);
    if ('text' in answer) return { text: answer.text, url: checked.url };
    if (!URL.canParse(answer.location, checked.url))
      throw new FeedRefused('The address leads to another that cannot be read.');
    next = new URL(answer.location, checked.url).href;
  }
  throw new FeedRefused(`The address leads on more than ${limits.redirects} times.`);
}

type Answer = { text: string } | { location: string };

async function fetchOnce(url: URL, limits: FetchLimits): Promise<Answer> {
  const pinned = await checkedAddress(url.hostname, limits);
  const stopping = AbortSignal.timeout(limits.timeMs);
  try {
    const response = await send(url, pinned, stopping);
    return await answerOf(response, limits.bytes);
  } catch (error) {
    if (error instanceof FeedRefused) throw error;
    if (stopping.aborted) throw new FeedRefused(`No whole answer came within ${limits.timeMs / 1000} seconds.`);
    throw new FeedRefused('There was no answer from this address.');
  }
}

interface Pinned {
  address: string;
  family: number;
}

/** The address to connect to. A name with even one that is closed is refused whole: it is no public site's. */
async function checkedAddress(hostname: string, { allows, resolve: addressesOf }: FetchLimits): Promise<Pinned> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(literal);
  const found = family === 0 ? await addressesOf(hostname).catch(() => []) : [{ address: literal, family }];
  const [first] = found;
  if (!first) throw new FeedRefused('There is no site of this name.');
  if (!found.every(({ address }) => allows(address))) {
    throw new FeedRefused(
      'This address belongs to a private network, so it is not fetched. Enter one of the public web.',
    );
  }
  return first;
}

function send(url: URL, pinned: Pinned, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const lookup: LookupFunction = (_hostname, options, callback) => {
    if (options.all) callback(null, [pinned]);
    else callback(null, pinned.address, pinned.family);
  };
  const headers = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'Joined Up' };
  return new Promise((answered, failed) => {
    // No agent: a connection that is kept could be one to an address looked at for another name.
    request(url, { agent: false, lookup, headers, signal }, answered).once('error', failed).end();
  });
}

async function answerOf(response: IncomingMessage, limit: number): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    response.destroy();
    return { location: headers.location };
  }
  if (status !== 200) {
    response.destroy();
    throw new FeedRefused(`The site answered with ${status} instead of a feed.`);
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    response.destroy();
    throw new FeedRefused('The site answered in a form that was not asked for (compressed).');
  }
  return { text: await textOf(response, limit) };
}

async function textOf(response: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) {
      response.destroy();
      throw new FeedRefused(`One answer of the feed is larger than ${Math.floor(limit / 1024 / 1024)} MB.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
