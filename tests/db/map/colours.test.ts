import { beforeAll, describe, expect, it } from 'vitest';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { parishesIn } from '~/features/localities/queries.server';
import { measured, type Parishes } from '~/features/map/queries-counts.server';
import { countedBy } from '~/features/map/counted';
import type { Layer } from '~/features/map/layers';
import type { Measure } from '~/features/map/measures';
import { drawnAs } from '~/features/map/outlines';
import { abilityFor } from '~/features/policies';
import { readEntryFilter } from '~/features/provision/filters';
import { entryChoices, readEntries } from '~/features/provision/list.server';
import { placesAround } from '~/features/provision/places.server';
import { readFilter } from '~/features/requests/filters';
import { choicesOf, readQueue } from '~/features/requests/queue.server';
import { readOfferFilter } from '~/features/offers/filters';
import { offerChoices, readOffers } from '~/features/offers/list.server';
import { readNames } from '~/features/councils/queries-named.server';
import { localityChoices, type LocalityChoice } from '~/features/localities/queries-choices.server';
import { offerPanel } from '~/features/offers/queries-panel.server';
import { queuePanel } from '~/features/requests/queries-panel.server';
import type { QueueHead } from '~/features/requests/queries-counts.server';
import { offered } from '../offers/stage';
import {
  asked,
  at,
  CODSALL,
  CODSALL_AREA,
  deskAt,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
} from '../requests/stage';
import { ACTON, fillTheMap, TEDDESLEY } from './stage';

setTheStage();

let desk: Desk;

interface Asked {
  parishes: Parishes;
  layer: Layer | null;
  query: string;
}

/** A measure under the filter of a layer, as the page of the map asks for it. */
async function measuredBy(
  db: TenantDb,
  who: Desk,
  measure: Measure,
  { parishes, layer = null, query = '' }: Pick<Asked, 'parishes'> & Partial<Asked>,
) {
  const around = await placesAround(db, who.tenant);
  const localities = who.tenant.localities.flatMap(({ slug, name }) =>
    around.localities.filter((one) => one.name === name).map(({ id }) => ({ slug, id })),
  );
  const choices = { people: choicesOf(who), entries: entryChoices(who, around), localities };
  const counted = countedBy(layer, new URLSearchParams(query), choices);
  return measured(db, who, measure, { counted, parishes, around });
}

const inDistrict = <T>(work: Parameters<typeof at<T>>[1]) => at(SOUTH_STAFFORDSHIRE, work);

beforeAll(async () => {
  desk = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
  await fillTheMap();
});

describe('the measure of a parish', () => {
  const codes = [KINVER_AREA, CODSALL_AREA, ACTON, TEDDESLEY];
  const drawn = new Map([...codes.slice(0, 3).map((code): [string, string] => [code, code]), [TEDDESLEY, ACTON]]);
  const told = async (measure: Measure, may: Desk['may']) => {
    const parishes = { codes, drawn };
    const values = await inDistrict((db) => measuredBy(db, { ...desk, may }, measure, { parishes }));
    return [codes.map((code) => values.parishes.get(code)), values.outlines.get(ACTON)];
  };

  it('is told to whoever may read the records, and added where one outline shows two', async () => {
    expect(await told('requests', () => true)).toEqual([[4, 6, 5, 2], 7]);
    expect(await told('offers', () => true)).toEqual([[2, 1, 0, 1], 1]);
    expect(await told('requests_per_offer', () => true)).toEqual([[2, 6, 'without', 2], 7]);
  });

  it('is not told below five to whoever may not, nor given away by what is drawn together', async () => {
    expect(await told('requests', () => false)).toEqual([['few', 6, 5, 'few'], 5]);
    expect(await told('offers', () => false)).toEqual([['few', 'few', 'few', 'few'], 'few']);
    expect(await told('requests_per_offer', (_, subject) => subject === 'Request')).toEqual([
      ['few', 'few', 'few', 'few'],
      'few',
    ]);
  });
});

describe('the colours of a filter', () => {
  const codes = [KINVER_AREA, CODSALL_AREA, ACTON, TEDDESLEY];
  const parishes = { codes, drawn: new Map(codes.map((code): [string, string] => [code, code])) };
  const told = async (layer: Layer, query: string, measure: Measure = layer) => {
    const values = await inDistrict((db) => measuredBy(db, desk, measure, { parishes, layer, query }));
    return Object.fromEntries(values.parishes);
  };
  const url = (query: string) => new URL(`http://here.example/?${query}`);
  const lists: Record<Layer, (db: TenantDb, query: string) => Promise<number>> = {
    requests: async (db, query) => {
      const filter = readFilter(url(query).searchParams, choicesOf(desk));
      return (await readQueue(db, desk, filter, url(''))).counts.head.total;
    },
    offers: async (db, query) => {
      const filter = readOfferFilter(url(query).searchParams, offerChoices(desk));
      return (await readOffers(db, desk, filter, url(''))).counts.total;
    },
    provision: async (db, query) => {
      const around = await placesAround(db, desk.tenant);
      const filter = readEntryFilter(url(query).searchParams, entryChoices(desk, around));
      return (await readEntries(db, desk, filter, around, url(''))).counts.total;
    },
  };

  it.each([
    ['requests', 'urgency=food_today', 8],
    ['requests', 'status=done', 1],
    ['requests', 'locality=southern', 4],
    ['requests', 'q=margaret+ellison', 17],
    ['offers', 'kind=group', 1],
    ['offers', 'does=medication', 1],
    ['provision', 'status=planned', 2],
    ['provision', 'q=larder', 3],
  ] as const)('are, of %s with %s, what the list says of each parish', async (layer, query, all) => {
    const values = await told(layer, query);
    expect(Object.values(values).reduce<number>((sum, value) => sum + Number(value), 0)).toBe(all);
    for (const code of codes) {
      const listed = await inDistrict((db) => lists[layer](db, `${query}&parish=${code}`));
      expect([code, values[code]]).toEqual([code, listed]);
    }
  });

  it('colour, of entries, each parish by what its list holds, and what covers two that are drawn as one once', async () => {
    const all = await inDistrict((db) => parishesIn(db, desk.tenant));
    const drawn = drawnAs(all.filter(({ code }) => codes.includes(code)));
    const values = await inDistrict((db) => measuredBy(db, desk, 'provision', { parishes: { codes, drawn } }));
    expect(Object.fromEntries(values.parishes)).toEqual({
      [KINVER_AREA]: 3,
      [CODSALL_AREA]: 1,
      [ACTON]: 2,
      [TEDDESLEY]: 2,
    });
    for (const code of codes) {
      expect(await inDistrict((db) => lists.provision(db, `parish=${code}`)), code).toBe(values.parishes.get(code));
    }
    expect(Object.fromEntries(values.outlines)).toEqual({ [KINVER_AREA]: 3, [CODSALL_AREA]: 1, [ACTON]: 3 });
  });

  it('take of another list’s filter the kind of help and the place, which both ask for', async () => {
    expect(await told('requests', 'need=medication&urgency=food_today', 'offers')).toEqual({
      [KINVER_AREA]: 1,
      [CODSALL_AREA]: 0,
      [ACTON]: 0,
      [TEDDESLEY]: 0,
    });
    expect(await told('requests', 'locality=southern', 'offers')).toMatchObject({
      [KINVER_AREA]: 2,
      [CODSALL_AREA]: 0,
    });
    expect(await told('requests', 'locality=southern', 'provision')).toMatchObject({ [KINVER_AREA]: 3 });
    expect(await told('offers', 'does=money', 'requests')).toEqual(Object.fromEntries(codes.map((code) => [code, 0])));
  });

  it('are those of no filter for whoever may not read what they count, however it is asked', async () => {
    const blind = { ...desk, may: () => false };
    const measures: Measure[] = ['requests', 'offers', 'provision', 'requests_per_offer'];
    const seen = (measure: Measure, layer: Layer | null, query: string, who: Desk = blind) =>
      inDistrict((db) => measuredBy(db, who, measure, { parishes, layer, query }));
    for (const measure of measures) {
      const plain = await seen(measure, null, '');
      for (const [layer, query] of [
        ['requests', 'q=margaret+ellison'],
        ['requests', 'urgency=food_today&status=done&mine=yes&age=week&since=2020-01-01T00:00:00Z'],
        ['requests', `parish=${KINVER_AREA}&need=food&holder=us`],
        ['offers', 'q=carol&near=DY7+6AA&within=2&dbs=enhanced&free=now'],
        ['provision', 'q=larder&category=food&todo=unpublished'],
      ] as const) {
        expect(await seen(measure, layer, query), `${measure} ${query}`).toEqual(plain);
      }
    }
    const callHandler: Desk = { ...desk, may: (action, subject) => abilityFor('call_handler').can(action, subject) };
    const plain = await seen('offers', 'requests', '', callHandler);
    expect(plain.parishes.get(KINVER_AREA)).toBe('few');
    expect(await seen('offers', 'requests', 'need=medication&locality=southern', callHandler)).toEqual(plain);
    const narrowed = await seen('requests', 'requests', 'urgency=food_today', callHandler);
    expect(narrowed.parishes.get(KINVER_AREA)).toBe(2);
  });
});

describe('the filter of a county', () => {
  const url = new URL('http://here.example/');
  const codes = [KINVER_AREA, CODSALL_AREA, ACTON, TEDDESLEY];
  const parishes = { codes, drawn: new Map(codes.map((code): [string, string] => [code, code])) };
  let county: Desk;
  let localities: LocalityChoice[];

  beforeAll(async () => {
    county = await deskAt(STAFFORDSHIRE, 'coordinator');
    localities = await at(STAFFORDSHIRE, (db) => localityChoices(db, county.tenant));
    await asked({ areaCode: KINVER_AREA, holderNo: KINVER });
    await offered({ areaCode: CODSALL_AREA, holderNo: CODSALL });
  });

  /** What the list holds, what its map's parishes do, and what its panel says beside a choice. */
  const told = (layer: 'requests' | 'offers', typed: string) =>
    at(STAFFORDSHIRE, async (db) => {
      const { query, doubts } = await readNames(db, county.tenant, new URLSearchParams(typed));
      const colours = await measuredBy(db, county, layer, { parishes, layer, query: query.toString() });
      const mapped = [...colours.parishes.values()].reduce<number>((sum, value) => sum + Number(value), 0);
      if (layer === 'requests') {
        const filter = readFilter(query, choicesOf(county));
        const { counts, ...rest } = await readQueue(db, county, filter, url);
        const panel = await queuePanel(db, county, filter, { ...rest, counts, doubts });
        return { listed: counts.head.total, mapped, panel, doubts };
      }
      const filter = readOfferFilter(query, offerChoices(county));
      const { counts, near, ...rest } = await readOffers(db, county, filter, url);
      const panel = await offerPanel(db, county, filter, { ...rest, counts, doubts, problem: near.problem });
      return { listed: counts.total, mapped, panel, doubts };
    });

  it.each(['requests', 'offers'] as const)(
    'narrows %s to a locality of any district, as many as stands beside it and on the map',
    async (layer) => {
      const own = localities.filter(({ district }) => district === 'South Staffordshire');
      expect(own).toHaveLength(5);
      const all = await told(layer, 'status=unmatched&status=new&status=active');
      const group = all.panel.localities.find((one) => one.group === 'South Staffordshire');
      const said = new Map(group?.options.map(({ value, label }) => [value, label]));
      let found = 0;
      for (const { id, name, areas } of own) {
        const { listed, mapped, panel } = await told(layer, `locality=${id}`);
        expect(mapped, name).toBe(areas.some((code) => codes.includes(code)) ? listed : 0);
        expect(said.get(id), name).toBe(`${name} (${listed})`);
        expect(panel.active).toBe(1);
        found += listed;
      }
      expect(found).toBeGreaterThan(3);
      expect((await told(layer, 'locality=0190a1b2-0000-7000-8000-0123456789ab')).listed).toBe(0);
    },
  );

  it('narrows both to what one council holds, by its number or by its name', async () => {
    expect(await told('requests', `council=${KINVER}`)).toMatchObject({ listed: 1, mapped: 1 });
    expect(await told('requests', 'council=kinver')).toMatchObject({ listed: 1, mapped: 1, doubts: [] });
    expect(await told('offers', 'council=Codsall+Parish+Council')).toMatchObject({ listed: 1, mapped: 1 });
    const { panel } = await told('requests', `council=${KINVER}&council=codsall`);
    const held = panel.groups.find(({ name }) => name === 'holder')?.options;
    expect(held?.filter(({ checked }) => checked).map(({ label }) => label)).toEqual([
      'Kinver Parish Council',
      'Codsall Parish Council',
    ]);
  });

  it('asks which council or parish is meant by a name that several have, and says when none has it', async () => {
    const all = await told('requests', '');
    const doubtful = await told('requests', 'council=staff&parish=Atlantis');
    expect([doubtful.listed, doubtful.mapped]).toEqual([all.listed, all.mapped]);
    expect(doubtful.doubts.map(({ field, typed }) => [field, typed])).toEqual([
      ['council', 'staff'],
      ['parish', 'Atlantis'],
    ]);
    const held = doubtful.panel.groups.find(({ name }) => name === 'holder');
    expect(held?.typed?.error).toContain('“staff”');
    expect(held?.options.map(({ label }) => label)).toContain('South Staffordshire Council');
    const parish = doubtful.panel.groups.find(({ name }) => name === 'parish');
    expect(parish?.typed).toMatchObject({ value: 'Atlantis', error: expect.stringContaining('No parish') as string });
  });

  it('takes a parish by its name where the list is too long to count its parishes', async () => {
    const { listed, mapped, panel } = await told('requests', 'parish=kinver');
    expect([listed, mapped]).toEqual([5, 5]);
    const facts = {
      counts: { head: { total: 5 } as QueueHead, rest: null },
      districts: [],
      localities: [],
      doubts: [],
    };
    const filter = { ...readFilter(new URLSearchParams(), choicesOf(county)), parish: KINVER_AREA };
    const long = await at(STAFFORDSHIRE, (db) => queuePanel(db, county, filter, facts));
    expect([panel.parishes.length > 0, long.parishes]).toEqual([true, []]);
    const named = long.groups.find(({ name }) => name === 'parish');
    expect(named?.typed?.name).toBe('parish');
    expect(named?.options.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(['Kinver']);
  });
});
