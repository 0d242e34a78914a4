import type { Subject } from '~/features/policies';
import { paths } from '~/paths';

/** How many of each noun wait for somebody at the desk. */
export type Waiting = Partial<Record<Subject, number>>;

/** A noun of the desk in its row of tabs. */
export interface Tab {
  label: string;
  href: string;
  current: boolean;
  waiting?: number | string;
}

/** From here on a badge says that there are more. */
export const MOST_IN_A_BADGE = 99;

interface Noun {
  label: string;
  subject: Subject;
  href: (tenant: string) => string;
  /** Pages of the noun that lie elsewhere. */
  also?: (tenant: string) => string[];
}

const NOUNS: readonly Noun[] = [
  { label: 'Requests', subject: 'Request', href: (tenant) => paths.requests(tenant) },
  { label: 'Volunteers', subject: 'Offer', href: (tenant) => paths.offers(tenant) },
  {
    label: 'Community map',
    subject: 'Provision',
    href: (tenant) => paths.entries(tenant),
    also: (tenant) => [paths.overview(tenant), paths.localities(tenant)],
  },
  { label: 'Calls', subject: 'Call', href: (tenant) => paths.calls(tenant), also: (tenant) => [paths.scripts(tenant)] },
  { label: 'Messages', subject: 'Message', href: (tenant) => paths.messages(tenant) },
  { label: 'Map', subject: 'Desk', href: (tenant) => paths.map(tenant) },
  { label: 'Pages', subject: 'Page', href: (tenant) => paths.deskPages(tenant) },
  { label: 'People', subject: 'Staff', href: (tenant) => paths.people(tenant) },
];

/** The desk's home and the nouns that somebody may read there, in their order; `here` is the path of the page. */
export function tabsFor(tenant: string, mayRead: (subject: Subject) => boolean, waiting: Waiting, here: string): Tab[] {
  const home = paths.desk(tenant);
  const nouns = NOUNS.filter(({ subject }) => mayRead(subject)).map(({ label, subject, href, also }) => ({
    label,
    href: href(tenant),
    current: [href(tenant), ...(also?.(tenant) ?? [])].some((one) => here === one || here.startsWith(`${one}/`)),
    waiting: badge(waiting[subject] ?? 0),
  }));
  return [{ label: 'Home', href: home, current: here === home || here === `${home}/` }, ...nouns];
}

function badge(count: number): number | string {
  return count > MOST_IN_A_BADGE ? `${MOST_IN_A_BADGE}+` : count;
}
