/** Where a page of a long list begins. */
export interface Spot {
  /** Which part of the list, from 0, and which entry of it. */
  block: number;
  index: number;
  /** How many entries were on the pages before. */
  shown: number;
}

/** A part of a long list: those of its entries that are wanted. */
export interface Block<Entry> {
  entries: readonly Entry[];
  /** Nothing follows. */
  last: boolean;
}

/** Reads a part of a list; the same part is the same as often as it is read. */
export type Blocks<Entry> = (no: number) => Promise<Block<Entry>>;

/** A page with the places where its neighbours begin. */
export interface Walked<Entry> {
  entries: Entry[];
  previous: Spot | null;
  next: Spot | null;
}

export const START: Spot = { block: 0, index: 0, shown: 0 };

/** Of parts in which little is wanted so many are read for one page; the next page goes on from there. */
export const MOST_BLOCKS = 5;

/**
 * A page of a list that is read part by part. Going from page to page comes by every wanted entry once, however few of a
 * part are wanted, and the way back leads by the same.
 */
export async function pageFrom<Entry>(blocks: Blocks<Entry>, spot: Spot, size: number): Promise<Walked<Entry>> {
  const entries: Entry[] = [];
  let { block, index } = spot;
  for (let read = 0; read < MOST_BLOCKS; read += 1) {
    const { entries: wanted, last } = await blocks(block);
    const some = wanted.slice(index, index + size - entries.length);
    entries.push(...some);
    index += some.length;
    if (index < wanted.length) break;
    if (last) return { entries, previous: await before(blocks, spot, size), next: null };
    [block, index] = [block + 1, 0];
  }
  const next = { block, index, shown: spot.shown + entries.length };
  return { entries, previous: await before(blocks, spot, size), next };
}

async function before<Entry>(blocks: Blocks<Entry>, spot: Spot, size: number): Promise<Spot | null> {
  let { block, index } = spot;
  if (block === 0 && index === 0) return null;
  let missing = size;
  for (let read = 0; read < MOST_BLOCKS; read += 1) {
    const some = Math.min(missing, index);
    [index, missing] = [index - some, missing - some];
    if (missing === 0 || block === 0) break;
    block -= 1;
    index = (await blocks(block)).entries.length;
  }
  const start = block === 0 && index === 0;
  return start ? START : { block, index, shown: Math.max(0, spot.shown - (size - missing)) };
}

/** Parts that are each read once, however often they are asked for. */
export function remembered<Part>(read: (no: number) => Promise<Part>): (no: number) => Promise<Part> {
  const parts = new Map<number, Promise<Part>>();
  return (no) => {
    const part = parts.get(no) ?? read(no);
    parts.set(no, part);
    return part;
  };
}

/** A spot as an address says it. */
export function writeSpot({ block, index, shown }: Spot): string {
  return [block, index, shown].join('.');
}

/** The spot in an address; the beginning for what is none. */
export function readSpot(said: string): Spot {
  const [block, index, shown] = /^\d{1,4}\.\d{1,4}\.\d{1,6}$/.test(said) ? said.split('.').map(Number) : [];
  return block === undefined || index === undefined || shown === undefined ? START : { block, index, shown };
}
