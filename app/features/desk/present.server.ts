import type { Desk } from '~/door.server';
import { WAITING_QUERY } from '~/features/provision/queries-waiting.server';
import { REQUEST_STATUS, REQUEST_STATUS_WORDS, type RequestStatus } from '~/features/requests/schema';
import { paths, type Query } from '~/paths';
import { ago, agoSentence } from '~/ui/format/dates';
import { noun, number, plural } from '~/ui/format/numbers';
import type { overviewOf } from './overview.server';

/** A figure that leads to the list it counts. */
export interface Figure {
  value: number;
  label: string;
  tone: 'plain' | 'red' | 'amber' | 'green';
  href: string;
}

/** A word, how many, and the list of them. */
export interface CountLink {
  label: string;
  count: number;
  href: string;
}

type Read = Awaited<ReturnType<typeof overviewOf>>;

/** What came in is told; what of it waits for somebody, the other figures say. */
const NEWS = 'new since you last looked';

const ALL_STATUSES = Object.keys(REQUEST_STATUS) as RequestStatus[];

/** The home of a desk in words. Every figure leads to the list that holds as many. */
export function presentOverview(read: Read, desk: Desk, since: Date | null) {
  const { counts, lines, places } = read;
  const list = (query: Query) => paths.requests(desk.tenant.slug, query);
  const figures = figuresOf(read, desk, since);
  const waits = lines.length > 0 || figures.some(({ value, label }) => value > 0 && label !== NEWS);
  return {
    title: waits ? 'What needs you now' : 'Nothing waits for you',
    lede: ledeOf(read, since),
    figures,
    first: lines,
    statuses: ALL_STATUSES.map((status) => ({
      label: REQUEST_STATUS_WORDS[status],
      count: counts.status[status] ?? 0,
      href: list({ status }),
    })),
    needs: desk.tenant.categories.map(({ code, slug, name }) => ({
      label: name,
      count: counts.need.get(code) ?? 0,
      href: list({ need: slug }),
    })),
    placeWord: desk.tenant.tier === 'county' ? 'District' : desk.tenant.localities.length > 0 ? 'Locality' : 'Parish',
    places: places.map(({ query, ...place }) => ({ ...place, href: list(query) })),
    mayAdd: desk.may('add', 'Request'),
  };
}

function ledeOf({ counts, newRequests, now }: Read, since: Date | null): string {
  const { total, foodToday, oldest } = counts;
  const facts = [
    total === 0 ? 'No open requests' : plural(total, 'open request'),
    foodToday > 0 && `${number(foodToday)} ${foodToday === 1 ? 'needs' : 'need'} food today`,
    oldest && `oldest ${ago(oldest, now)}`,
    since &&
      `${newRequests === 0 ? 'none' : number(newRequests)} came in since you last looked ${agoSentence(since, now)}`,
  ];
  return facts.filter(Boolean).join(' · ');
}

function figuresOf(
  { counts, waiting, newRequests, newOffers, entries }: Read,
  desk: Desk,
  since: Date | null,
): Figure[] {
  const { slug } = desk.tenant;
  const figures: (Figure | false)[] = [
    desk.may('match', 'Request') &&
      figure(waiting.Request, 'cannot wait and have no help', 'red', paths.requests(slug, URGENT)),
    figure(counts.status.unmatched ?? 0, 'unmatched', 'amber', paths.requests(slug, { status: 'unmatched' })),
    since !== null && figure(newRequests, NEWS, 'plain', paths.requests(slug, newSince(since))),
    desk.may('read', 'Offer') &&
      figure(waiting.Offer, offerWords(waiting.Offer ?? 0, newOffers), 'plain', paths.offers(slug)),
    desk.may('change', 'Message') &&
      figure(waiting.Message, `${noun(waiting.Message ?? 0, 'message')} not delivered`, 'red', paths.messages(slug)),
    ...(entries ? entryFigures(entries, slug) : []),
  ];
  return figures.filter((one) => one !== false);
}

/** What waits in the community map: drawn only where there is some. */
function entryFigures(
  { signedUp, toConfirm, changes, stale, answers }: NonNullable<Read['entries']>,
  slug: string,
): Figure[] {
  const list = (todo: string) => paths.entries(slug, { ...WAITING_QUERY, todo });
  return [
    figure(signedUp, `${noun(signedUp, 'group')} signed up for the map, to publish`, 'amber', list('signed_up')),
    figure(toConfirm, `${mapEntries(toConfirm)} recorded for you, to confirm`, 'amber', list('to_confirm')),
    figure(changes, `${mapEntries(changes)} with changes waiting`, 'amber', list('waiting')),
    figure(stale, `${mapEntries(stale)} to confirm again`, 'amber', list('stale')),
    figure(answers, `${noun(answers, 'answer')} of other councils about the map`, 'amber', paths.wishes(slug)),
  ].filter(({ value }) => value > 0);
}

const mapEntries = (count: number) => noun(count, 'map entry', 'map entries');

const URGENT = { status: 'unmatched', urgency: ['food_today', 'medicine'] };

function newSince(since: Date): Query {
  return { status: ALL_STATUSES, since: since.toISOString() };
}

function offerWords(count: number, since: number): string {
  const words = `${noun(count, 'volunteer')} to look at`;
  return since > 0 ? `${words}, ${number(since)} since you last looked` : words;
}

/** Colour only where there is something to see to. */
function figure(value: number | undefined, label: string, tone: Figure['tone'], href: string): Figure {
  return { value: value ?? 0, label, tone: value ? tone : 'plain', href };
}
