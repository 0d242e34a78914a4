import type { Answer, Visitor } from '../app';
import type { DataRequest } from './paths';

/** What a crawl came back with. */
export interface Visit {
  path: string;
  answer: Answer;
}

const MOST_PAGES = 140;

/**
 * Opens `starts` and everything they lead to on this site: links, files, and the data that a page's script would ask for.
 * Links that differ by what they ask of the same page only are followed a few times.
 */
export async function crawl(
  visitor: Visitor,
  starts: readonly string[],
  dataOf: (path: string) => DataRequest[],
): Promise<Visit[]> {
  const waiting = [...starts];
  const seen = new Set<string>();
  const asked = new Set<string>();
  const perPage = new Map<string, number>();
  const visits: Visit[] = [];
  while (waiting.length > 0 && visits.length < MOST_PAGES) {
    const path = waiting.shift() as string;
    const page = path.split('?')[0] as string;
    const times = perPage.get(page) ?? 0;
    if (seen.has(path) || times >= 4) continue;
    seen.add(path);
    perPage.set(page, times + 1);
    const answer = await visitor.get(path);
    visits.push({ path, answer });
    if (times === 0) {
      const fresh = dataOf(page).filter(({ of }) => !asked.has(of));
      for (const { path: data, of } of fresh) {
        asked.add(of);
        visits.push({ path: data, answer: await visitor.get(data) });
      }
    }
    waiting.push(...linksIn(answer.text));
    if (answer.location?.startsWith('/')) waiting.push(answer.location);
  }
  return visits;
}

/** Paths on this site that a page names: links, forms, style sheets and scripts. */
export function linksIn(html: string): string[] {
  const named = [...html.matchAll(/(?:href|action|src)="(\/[^"#]*)/g)].map((match) => match[1] as string);
  return [...new Set(named.map((path) => path.replaceAll('&amp;', '&')))];
}
