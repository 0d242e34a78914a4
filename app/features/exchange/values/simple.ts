import type { z } from 'zod';
import { parsePostcode } from '~/features/areas/postcodes';
import {
  PROVISION_KIND,
  PROVISION_KIND_WORDS,
  PROVISION_STATUS,
  PROVISION_STATUS_WORDS,
  type ProvisionKind,
  type ProvisionStatus,
} from '~/features/provision/schema';
import { email, phone } from '~/platform/forms/fields';
import { readDate } from '~/platform/forms/typed-date';
import { ValueProblem } from './problem';
import { oneLine, plain } from './text';

/** A phone number as people write it, to E.164; null for nothing. Throws a ValueProblem for what is none. */
export const readPhone = (text: string): string | null => through(phone, oneLine(text));

/** An email address in lower case; null for nothing. */
export const readEmail = (text: string): string | null => through(email, oneLine(text));

function through(schema: z.ZodType<string>, text: string): string | null {
  if (text === '') return null;
  const { success, data, error } = schema.safeParse(text);
  if (!success) throw new ValueProblem(error.issues[0]?.message ?? 'This cannot be read');
  return data;
}

/** A web address; https where it does not say. Nothing but http and https: it becomes a link. */
export function readWebsite(text: string): string | null {
  const said = oneLine(text);
  if (said === '') return null;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(said) ? said : `https://${said}`;
  const parsed = URL.canParse(whole) ? new URL(whole) : null;
  const known = parsed !== null && /^https?:$/.test(parsed.protocol) && parsed.hostname.includes('.');
  if (!known || /\s/.test(said)) throw new ValueProblem('Enter a web address, like https://example.org');
  return whole;
}

/** A postcode as the Post Office writes it; null for nothing. */
export function readPostcode(text: string): string | null {
  const said = oneLine(text);
  if (said === '') return null;
  const parsed = parsePostcode(said);
  if (!parsed.ok) throw new ValueProblem('Enter a whole postcode, like ST18 9BW');
  return parsed.postcode;
}

/** A day as yyyy-mm-dd out of "2026-03-04", "4/3/2026", "4 March 2026"; null for nothing. */
export function readDay(text: string): string | null {
  const said = oneLine(text);
  if (said === '') return null;
  const [, first = '', month = '', last = ''] = /^(\w+)[\s./-]+(\w+)[\s./-]+(\d+)(?:[T\s].*)?$/.exec(said) ?? [];
  const inOrder = first.length === 4 ? { year: first, month, day: last } : { day: ordinal(first), month, year: last };
  const day = readDate(inOrder);
  if (day === null) throw new ValueProblem('Enter a real date, like 27/3/2026');
  return day;
}

const ordinal = (day: string) => day.replace(/(st|nd|rd|th)$/i, '');

/** A whole number from 0; null for nothing. */
export function readCount(text: string): number | null {
  const said = oneLine(text).replace(/,(?=\d{3}\b)/g, '');
  if (said === '') return null;
  if (!/^\d{1,6}$/.test(said) || Number(said) > 100_000) throw new ValueProblem('Enter a whole number, like 12');
  return Number(said);
}

/** Yes or no; undefined for nothing. */
export function readYes(text: string): boolean | undefined {
  const said = plain(text);
  if (said === '') return undefined;
  if (/^(yes|y|true|1|x)$/.test(said)) return true;
  if (/^(no|n|false|0)$/.test(said)) return false;
  throw new ValueProblem('Enter yes or no');
}

const KINDS: Readonly<Record<string, ProvisionKind>> = {
  ...byWords(PROVISION_KIND, PROVISION_KIND_WORDS),
  'parish activities': 'activity',
  community: 'service',
  charity: 'service',
  group: 'service',
  shop: 'food',
  'food outlet': 'food',
  'food producer': 'food',
  producer: 'food',
  'local authority': 'council',
};

/** What an entry is, by our words or usual ones; undefined for nothing. */
export function readKind(text: string): ProvisionKind | undefined {
  return oneOf(KINDS, text, `Enter one of ${Object.values(PROVISION_KIND_WORDS).join(', ')}`);
}

/** How an entry stands, by our words or those of Open Referral UK; undefined for nothing. */
export function readStatus(text: string): ProvisionStatus | undefined {
  const words = Object.values(PROVISION_STATUS_WORDS).join(', ');
  return oneOf(STATUSES, text, `Enter one of ${words}`);
}

const STATUSES: Readonly<Record<string, ProvisionStatus>> = {
  ...byWords(PROVISION_STATUS, PROVISION_STATUS_WORDS),
  open: 'active',
  'temporarily closed': 'paused',
  inactive: 'ended',
  defunct: 'ended',
  closed: 'ended',
};

function byWords<Name extends string>(table: Record<Name, number>, words: Record<Name, string>): Record<string, Name> {
  const names = Object.keys(table) as Name[];
  return Object.fromEntries(
    names.flatMap((name) => [
      [plain(name), name],
      [plain(words[name]), name],
    ]),
  );
}

function oneOf<Name>(table: Readonly<Record<string, Name>>, text: string, asked: string): Name | undefined {
  const said = plain(text);
  if (said === '') return undefined;
  const found = Object.hasOwn(table, said) ? table[said] : undefined;
  if (found === undefined) throw new ValueProblem(asked);
  return found;
}
