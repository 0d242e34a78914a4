import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { redirect } from '@remix-run/node';
import type { Query } from '~/paths';
import { keyedHash } from '../hash.server';

/**
 * What somebody searches for is mostly a name, where they look from is where a resident lives, and an address is kept by
 * histories, proxies and whoever it is passed on to. So a list's search form is posted, and what was typed into these fields
 * stands in the list's address sealed, under another name: readable by this installation alone, for whoever typed it, and
 * for a working day.
 */
const SEALED_AS: Readonly<Record<string, string>> = { q: 'words', near: 'around' };
const PLAIN = Object.keys(SEALED_AS);
/** As long as a session lives at most. */
const KEPT_MS = 12 * 60 * 60 * 1000;
const LONGEST_TOKEN = 1000;
const LONGEST_TEXT = 100;
const [IV, TAG] = [12, 16];

const key = () => Buffer.from(keyedHash('sealed-words', 'key'), 'hex');

/** Seals a text for one user; AES-256-GCM, so that it can neither be read nor changed. */
export function sealWords(text: string, userId: string, now = Date.now()): string {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(Buffer.from(userId));
  const sealed = Buffer.concat([cipher.update(JSON.stringify([now + KEPT_MS, text]), 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** The text of a seal; null for one of another user, one that has expired, and what never was one. */
export function openWords(token: string, userId: string, now = Date.now()): string | null {
  const bytes = Buffer.from(token.slice(0, LONGEST_TOKEN), 'base64url');
  if (bytes.length <= IV + TAG) return null;
  try {
    const cipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, IV), { authTagLength: TAG });
    cipher.setAAD(Buffer.from(userId)).setAuthTag(bytes.subarray(IV, IV + TAG));
    const plain = Buffer.concat([cipher.update(bytes.subarray(IV + TAG)), cipher.final()]).toString('utf8');
    const [until, text] = JSON.parse(plain) as [number, string];
    return until > now ? text : null;
  } catch {
    return null;
  }
}

/** A search as its list reads it, out of the list's address. */
export interface SealedSearch {
  /** The query with what was typed, as `q` and `near`. */
  query: URLSearchParams;
  /** The address had words that cannot be read (any more): say so, and show the list without them. */
  lost: boolean;
  /** A query of the list with what was typed sealed, to stand in an address. */
  seal: (query: Query) => Query;
}

/**
 * Opens the words of a list's address for its reader. An address with the words in plain sight, an old bookmark, is left
 * at once for the same with a seal.
 */
export function searchIn(url: URL, userId: string): SealedSearch {
  const query = new URLSearchParams(url.searchParams);
  if (PLAIN.some((name) => query.has(name))) throw redirect(url.pathname + sealedQuery(query, userId));
  const found = Object.entries(SEALED_AS).flatMap(([name, as]) => {
    const token = query.get(as);
    return token === null ? [] : [{ name, as, token, text: openWords(token, userId) }];
  });
  for (const { name, as, text } of found) {
    query.delete(as);
    if (text !== null) query.set(name, text);
  }
  const seal = (name: string, typed: string) =>
    found.find((one) => one.name === name && one.text === typed)?.token ?? sealWords(typed, userId);
  return { query, lost: found.some(({ text }) => text === null), seal: (plain) => sealed(plain, seal) };
}

/** A posted search as the query of its list's address, what was typed as it was typed. */
export function postedSearch(form: FormData): URLSearchParams {
  return new URLSearchParams([...form].filter((field): field is [string, string] => typeof field[1] === 'string'));
}

/** All fields of a posted search as the query of an address, what was typed sealed. */
export function sealedPost(form: FormData, userId: string): Query {
  const posted = postedSearch(form);
  const fields = [...new Set(posted.keys())].map((name) => [name, posted.getAll(name)] as const);
  const typed = PLAIN.map((name) => [name, posted.get(name)?.trim().slice(0, LONGEST_TEXT)] as const);
  return sealedFor(userId, { ...Object.fromEntries(fields), ...Object.fromEntries(typed) });
}

/** A query with what was typed sealed, for the address that a posted search leads to. */
export function sealedFor(userId: string, query: Query): Query {
  return sealed(query, (_, typed) => sealWords(typed, userId));
}

function sealed(query: Query, seal: (name: string, typed: string) => string): Query {
  const fields = Object.entries(query).map(([name, value]) => {
    const as = SEALED_AS[name];
    if (as === undefined) return [name, value] as const;
    return [as, value ? seal(name, String(value)) : undefined] as const;
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function sealedQuery(query: URLSearchParams, userId: string): string {
  const rest = new URLSearchParams(query);
  for (const [name, as] of Object.entries(SEALED_AS)) {
    rest.delete(name);
    const typed = (query.get(name) ?? '').slice(0, LONGEST_TEXT).trim();
    if (!query.has(name)) continue;
    rest.delete(as);
    if (typed) rest.set(as, sealWords(typed, userId));
  }
  const said = rest.toString();
  return said ? `?${said}` : '';
}
