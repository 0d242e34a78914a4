import type { Answer, Visitor } from '../app';
import { dataOf, routeOf } from './paths';

/** What a crawl came back with. */
export interface Visit {
  path: string;
  answer: Answer;
}

/** How many pages of one route a crawl follows links to, besides those it begins with: another record, or a filter. */
const PAGES_OF_A_ROUTE = 1;

/**
 * Opens `starts` and what they lead to on this site, some pages of each route: links, files, and the data that the script
 * of a page would ask for.
 */
export async function crawl(visitor: Visitor, starts: readonly string[]): Promise<Visit[]> {
  const waiting = new Set(starts);
  const followed = new Map<string, number>();
  const asked = new Set<string>();
  const visits: Visit[] = [];
  const open = async (path: string) => {
    const answer = await visitor.get(path);
    visits.push({ path, answer });
    return answer;
  };
  // What is added while it is gone through is gone through as well.
  for (const path of waiting) {
    const route = routeOf(path);
    const times = followed.get(route) ?? 0;
    if (!starts.includes(path)) {
      if (times >= PAGES_OF_A_ROUTE) continue;
      followed.set(route, times + 1);
    }
    const { text, location } = await open(path);
    const fresh = starts.includes(path) ? dataOf(path).filter(({ of }) => !asked.has(of)) : [];
    for (const data of fresh) {
      asked.add(data.of);
      await open(data.path);
    }
    for (const link of [...linksIn(text), ...(location?.startsWith('/') ? [location] : [])]) waiting.add(link);
  }
  return visits;
}

/** Does something with each, four at a time. */
export async function fourAtATime<Some>(some: readonly Some[], each: (one: Some) => Promise<void>): Promise<void> {
  const waiting = [...some];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await each(one);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

/** Paths on this site that a page names: links, forms, style sheets and scripts. */
export function linksIn(html: string): string[] {
  const named = [...html.matchAll(/(?:href|action|src)="(\/[^"#]*)/g)].map((match) => match[1] as string);
  return [...new Set(named.map((path) => path.replaceAll('&amp;', '&')))];
}
