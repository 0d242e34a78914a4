import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import type { FeatureCollection, Position } from 'geojson';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readTenants, type LoadedTenants } from './load.server';
import { holderFor, isUnder } from './rules';
import { tenantConfigSchema, type TenantConfig } from './schema';

type AtlasArea = { code: string; name: string; type: string; parent_code: string; shape_code: string };

const here = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

let loaded: LoadedTenants;
let areas: AtlasArea[];
let outlines: FeatureCollection;

beforeAll(async () => {
  loaded = await readTenants(here('tenants'));
  areas = parse<AtlasArea>(await readFile(here('db/atlas/areas.csv'), 'utf8'), { columns: true });
  outlines = JSON.parse(await readFile(here('db/atlas/parishes.geojson'), 'utf8')) as FeatureCollection;
});

const tenant = (slug: string): TenantConfig => {
  const found = loaded.tenants.find((each) => each.slug === slug);
  if (!found) throw new Error(`no council at /${slug}`);
  return found;
};
const governors = (code: string, tier: string) =>
  loaded.tenants.filter((each) => each.tier === tier && each.areas.includes(code));
const ofType = (type: string) => areas.filter((area) => area.type === type);

describe('the councils that come with the product', () => {
  it('are both counties, all 14 districts and a council for every parish', () => {
    const count = (tier: string) => loaded.tenants.filter((each) => each.tier === tier).length;
    expect([count('county'), count('district'), count('parish')]).toEqual([2, 14, 389]);
  });

  it('are whole', () => {
    for (const each of loaded.tenants) expect(tenantConfigSchema.parse(each)).toEqual(each);
  });

  it.each(['county', 'district', 'parish'])('govern each %s of the atlas once, and nothing else', (tier) => {
    const governed = loaded.tenants.filter((each) => each.tier === tier).flatMap((each) => each.areas);
    expect(governed.sort()).toEqual(
      ofType(tier)
        .map(({ code }) => code)
        .sort(),
    );
  });

  it('lie under the council that governs the area around theirs', () => {
    for (const { code, type, parent_code: parent } of [...ofType('district'), ...ofType('parish')]) {
      const [own] = governors(code, type);
      const [above] = governors(parent, type === 'parish' ? 'district' : 'county');
      expect(own && above && isUnder(own.tenantNo, above.tenantNo), code).toBe(true);
    }
  });

  it('bear the name of what they govern', () => {
    const plain = (name: string) => name.replace('St. ', 'St ');
    for (const { code, name, type } of ofType('parish')) {
      const [own] = governors(code, type);
      const words = plain(name).split(/,? and |, /);
      expect(
        words.every((word) => own?.name.includes(word)),
        `${own?.name ?? ''} governs ${name}`,
      ).toBe(true);
      expect(own?.name).toMatch(/ (Parish|Town|City) Council$/);
    }
  });

  it('have the addresses that are promised', () => {
    expect(tenant('worcestershire').tier).toBe('county');
    expect(tenant('staffordshire').tier).toBe('county');
    expect(tenant('wychavon').tier).toBe('district');
    expect(tenant('south-staffordshire').tier).toBe('district');
    expect(tenant('kinver').tier).toBe('parish');
  });

  it('add the district to an address where two parishes have one name, or a parish that of a district', () => {
    const at = (name: RegExp) => loaded.tenants.filter(({ slug }) => name.test(slug)).map(({ slug }) => slug);
    expect(at(/^hanbury/)).toEqual(['hanbury-east-staffordshire', 'hanbury-wychavon']);
    expect(at(/^leigh/)).toEqual(['leigh-east-staffordshire', 'leigh-malvern-hills']);
    expect(at(/^longdon/)).toEqual(['longdon-lichfield', 'longdon-malvern-hills']);
    expect(at(/^stone-(?!rural)/)).toEqual(['stone-stafford', 'stone-wyre-forest']);
    expect(at(/^whittington/)).toEqual(['whittington-lichfield', 'whittington-wychavon']);
    expect(at(/^lichfield/)).toEqual(['lichfield', 'lichfield-city']);
  });

  it('can be told apart in a list by their short names and districts', () => {
    const names = loaded.tenants.map((each) => `${Math.floor(each.tenantNo / 1000)} ${each.shortName}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('show invented phone numbers and addresses only', () => {
    const text = JSON.stringify([loaded.tenants, loaded.pages]);
    const numbers = text.match(/\b0\d{3,4} \d{3} ?\d{3,4}\b/g) ?? [];
    expect(numbers.length).toBeGreaterThan(400);
    expect(numbers.filter((number) => !/^01632 960 \d{3}$/.test(number))).toEqual([]);
    const sites = [...text.matchAll(/(?:@|https?:\/\/)([a-z0-9.-]*[a-z])/g)].map(([, host]) => host ?? '');
    expect(sites.filter((host) => !host.endsWith('.example'))).toEqual([]);
  });

  it('mark every invented service as a sample', () => {
    const services = loaded.tenants.flatMap(({ categories }) =>
      categories.flatMap((each) => each.diverted?.services ?? []),
    );
    expect(services.length).toBeGreaterThan(0);
    expect(services.filter(({ sample }) => sample !== true)).toEqual([]);
  });
});

describe('South Staffordshire', () => {
  const parishes = () => loaded.tenants.filter((each) => each.tier === 'parish' && isUnder(each.tenantNo, 41_005_000));

  it('has 27 councils over 29 parishes, two of them joint', () => {
    expect(tenant('south-staffordshire').tenantNo).toBe(41_005_000);
    expect(parishes()).toHaveLength(27);
    expect(parishes().flatMap((each) => each.areas)).toHaveLength(29);
    expect(
      parishes()
        .filter((each) => each.areas.length > 1)
        .map(({ name, sample }) => ({ name, sample })),
    ).toEqual([
      { name: 'Acton Trussell, Bednall and Teddesley Hay Parish Council', sample: false },
      { name: 'Dunston with Coppenhall Parish Council', sample: true },
    ]);
  });

  it('has five localities, marked as samples, with every parish in one of them', () => {
    const { localities } = tenant('south-staffordshire');
    expect(localities.map(({ name }) => name)).toEqual(['Northern', 'North East', 'Central', 'North West', 'Southern']);
    expect(localities.every(({ sample }) => sample)).toBe(true);
    expect(localities.flatMap((each) => each.areas).sort()).toEqual(
      parishes()
        .flatMap((each) => each.areas)
        .sort(),
    );
  });

  it('has localities that are each one piece of the map', () => {
    const neighbours = neighboursOf(outlines);
    const shape = new Map(areas.map(({ code, shape_code: shapeCode }) => [code, shapeCode]));
    for (const locality of tenant('south-staffordshire').localities) {
      const shapes = new Set(locality.areas.map((code) => shape.get(code) ?? ''));
      expect(reached(shapes, neighbours), locality.name).toEqual(shapes);
    }
  });

  it('has a product and a colour of its own, and Kinver the same', () => {
    const { brand } = tenant('south-staffordshire');
    expect(brand).toMatchObject({ product: 'South Staffordshire Community Support', colour: '#1f5f4a' });
    expect(tenant('kinver').brand).toMatchObject({ product: brand.product, colour: brand.colour });
    expect(tenant('stafford').brand.product).toBe(tenant('staffordshire').brand.product);
  });
});

describe('Worcestershire', () => {
  it('is Here2Help, on the phone every day', () => {
    const { brand, phone } = tenant('worcestershire');
    expect(brand).toMatchObject({ product: 'Here2Help', colour: '#4b2e83' });
    expect(phone).toEqual({ number: '01632 960 100', hours: 'every day, 8am to 8pm' });
    expect(tenant('pershore').brand.product).toBe('Here2Help');
  });

  it('sends money worries to named services, before asking anything personal', () => {
    const { categories } = tenant('worcestershire');
    expect(categories.map(({ slug }) => slug)).toEqual(
      expect.arrayContaining(['food', 'medication', 'money', 'befriending', 'transport', 'pets', 'errands', 'other']),
    );
    expect(categories.filter(({ diverted }) => diverted).map(({ slug }) => slug)).toEqual(['money']);
  });

  it('has an information site', () => {
    const pages = loaded.pages.filter(({ tenantNo }) => tenantNo === 47_000_000);
    expect(pages.map(({ slug }) => slug)).toEqual([
      'accessibility',
      'for-groups-and-charities',
      'looking-after-yourself',
      'money-bills-and-benefits',
      'privacy',
      'volunteering-safely',
    ]);
    for (const { markdown } of loaded.pages) expect(markdown.split(/\s+/).length).toBeGreaterThan(100);
  });
});

describe('routing as shipped', () => {
  const holder = (category: string, parishCode: string, districtCode: string, countyCode: string) => {
    const place = { parishCode, districtCode, countyCode };
    const [county] = governors(countyCode, 'county');
    return holderFor({ categories: [category], place }, county?.routing ?? [], loaded.tenants)?.slug;
  };

  it('gives a request to the district of the resident’s parish', () => {
    expect(holder('food', 'E04008971', 'E07000196', 'E10000028')).toBe('south-staffordshire');
    expect(holder('food', 'E43000153', 'E07000237', 'E10000034')).toBe('worcester');
  });

  it('gives Kinver its own befriending, and Worcestershire’s dogs to the parish where there is one', () => {
    expect(holder('befriending', 'E04008971', 'E07000196', 'E10000028')).toBe('kinver');
    expect(holder('befriending', 'E04008963', 'E07000196', 'E10000028')).toBe('south-staffordshire');
    const [pershore] = ofType('parish').filter(({ name }) => name === 'Pershore');
    expect(holder('pets', pershore?.code ?? '', 'E07000238', 'E10000034')).toBe('pershore');
    expect(holder('pets', 'E43000153', 'E07000237', 'E10000034')).toBe('worcester');
  });
});

it('comes with a template that is itself without fault', async () => {
  const root = await mkdtemp(join(tmpdir(), 'template-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await cp(here('tenants/template'), join(root, 'tenants/newshire'), { recursive: true });
  const { tenants, localities } = await readTenants(join(root, 'tenants'));
  expect(tenants.map(({ slug }) => slug)).toEqual(['newshire', 'newtown', 'oldbridge', 'upper-and-lower-ford']);
  expect(localities).toHaveLength(2);
});

/** Which outlines share a stretch of boundary: both have the same edge among theirs. */
function neighboursOf({ features }: FeatureCollection): Map<string, Set<string>> {
  const owners = new Map<string, string[]>();
  for (const { geometry, properties } of features) {
    const polygons =
      geometry.type === 'MultiPolygon'
        ? geometry.coordinates
        : geometry.type === 'Polygon'
          ? [geometry.coordinates]
          : [];
    for (const edge of polygons.flat().flatMap(edgesOf)) {
      owners.set(edge, [...(owners.get(edge) ?? []), String(properties?.code)]);
    }
  }
  const neighbours = new Map<string, Set<string>>();
  for (const codes of owners.values()) {
    for (const code of codes) neighbours.set(code, new Set([...(neighbours.get(code) ?? []), ...codes]));
  }
  return neighbours;
}

function edgesOf(ring: Position[]): string[] {
  return ring.slice(1).map((to, at) => [String(ring[at]), String(to)].sort().join(' '));
}

/** What can be reached from the first of these outlines without leaving them. */
function reached(shapes: ReadonlySet<string>, neighbours: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set([...shapes].slice(0, 1));
  for (const code of found) {
    for (const next of neighbours.get(code) ?? []) if (shapes.has(next)) found.add(next);
  }
  return found;
}
