import { serve, type Running, type Site } from './http';
import { median, table, timed } from './measure';

const PER_PAGE = 100;
const GROWTH_AT_MOST = 1.25;
const RATIO_AT_MOST = 3;

interface FeedPage {
  total_items: number;
  last_page: boolean;
  contents: { id: string }[];
}

/** Every service of a county's feed, page after page, over HTTP: how long, and whether the server's memory grows. */
export async function walkFeed(site: Site): Promise<{ text: string; missed: string[] }> {
  const county = site.tenants.find(({ tenantNo }) => tenantNo % 1_000_000 === 0);
  const server = await serve(site, 3903);
  try {
    const { ids, total, times, memory } = await walk(server, `/${county?.slug ?? ''}/open-referral/3.0/services`);
    const tenth = Math.ceil(times.length / 10);
    const [first, last] = [median(times.slice(tenth, 2 * tenth)), median(times.slice(-tenth))];
    const [early, late] = [Math.max(...memory.slice(0, 3 * tenth)), Math.max(...memory.slice(-tenth))];
    const missed = [
      ids === total ? '' : `feed: ${ids} different services on its pages, of ${total}`,
      late > early * GROWTH_AT_MOST ? `feed: memory grows from ${early} to ${late} MB` : '',
      last > first * RATIO_AT_MOST ? `feed: its last pages take ${(last / first).toFixed(2)} × as long` : '',
    ].filter(Boolean);
    const seconds = times.reduce((sum, one) => sum + one, 0) / 1000;
    const row = [
      `${seconds.toFixed(1)} s`,
      `${first.toFixed(1)} ms`,
      `${last.toFixed(1)} ms`,
      `${(last / first).toFixed(2)} × (≤ ${RATIO_AT_MOST} ×)`,
      `${early} MB`,
      `${late} MB`,
    ];
    const head = [
      `feed of ${total.toLocaleString('en-GB')} services, whole`,
      'a page at first',
      'at last',
      'ratio',
      'most memory at first',
      'at last',
    ];
    return { text: table(head, [row]), missed };
  } finally {
    server.stop();
  }
}

async function walk(server: Running, path: string) {
  const ids = new Set<string>();
  const [times, memory]: [number[], number[]] = [[], []];
  for (let page = 1; ; page += 1) {
    let read: FeedPage | undefined;
    times.push(
      await timed(async () => {
        read = await fetchPage(`${server.origin}${path}?full=true&per_page=${PER_PAGE}&page=${page}`);
      }),
    );
    memory.push(server.memoryMb());
    for (const { id } of read?.contents ?? []) ids.add(id);
    if (!read || read.last_page) return { ids: ids.size, total: read?.total_items ?? 0, times, memory };
  }
}

async function fetchPage(address: string): Promise<FeedPage> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return (await response.json()) as FeedPage;
}
