import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paths } from '~/paths';
import { filterQuery, filtersSet, orderOf, readFilter, titleOf, type FilterChoices, type QueueFilter } from './filters';
import {
  OPEN_STATUSES,
  REQUEST_STATUS,
  REQUEST_STATUS_WORDS,
  URGENCY,
  type RequestStatus,
  type Urgency,
} from './schema';

const county: FilterChoices = { tier: 'county', categories: ['food', 'medication', 'pets'], localities: [] };
const district: FilterChoices = { ...county, tier: 'district', localities: ['northern', 'central'] };
const read = (query: string, choices = district) => readFilter(new URLSearchParams(query), choices);
const plain = read('');

/** Any filter that a county's desk can set. */
const filters = fc.record<QueueFilter>({
  statuses: fc.subarray(Object.keys(REQUEST_STATUS) as RequestStatus[], { minLength: 1 }),
  urgencies: fc.subarray(Object.keys(URGENCY) as Urgency[]),
  needs: fc.subarray([...county.categories]),
  districts: fc.subarray(['E07000196', 'E07000238']),
  localities: fc.subarray(['0190a1b2-0000-7000-8000-0123456789ab']),
  parish: fc.constantFrom(null, 'unknown', 'E04008971'),
  holders: fc.subarray(['us', 'districts', 'parishes']),
  councils: fc.subarray([47_000_000, 47_006_003]),
  age: fc.constantFrom(null, 'day', 'three_days', 'week'),
  since: fc.constantFrom(null, '2026-03-24T14:02:00.000Z'),
  text: fc.string({ maxLength: 90 }).map((text) => text.replace(/\s+/g, ' ').trim()),
  mine: fc.boolean(),
});

describe('a filter in the URL', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const url = new URL(paths.requests('worcestershire', filterQuery(filter)), 'http://localhost');
        expect(readFilter(url.searchParams, county)).toEqual(filter);
      }),
    );
  });

  it('shows what is open when nothing is said', () => {
    expect(plain.statuses).toEqual(OPEN_STATUSES);
    expect(filtersSet(plain)).toBe(0);
    expect(titleOf(plain, REQUEST_STATUS_WORDS)).toBe('Open requests');
    expect(paths.requests('kinver', filterQuery(plain))).toBe('/kinver/desk/requests');
  });

  it.each([
    'status=nonsense',
    'urgency=x&urgency=',
    'need=sandbags',
    'locality=atlantis',
    'holder=districts',
    'council=Kinver',
    'council=-1',
    'locality=0190a1b2-0000-7000-8000-0123456789ab',
    'age=century',
    'since=yesterday',
    'since=2026-99-99T00:00:00Z',
    'parish=Kinver',
    'district=E07000196',
    'mine=maybe',
    'colour=red',
  ])('ignores %s', (query) => expect(read(query)).toEqual(plain));

  it('takes any text, and no more of it than anybody types', () => {
    expect(read(`q=${encodeURIComponent("  O'Brien %  ")}`).text).toBe("O'Brien %");
    expect(read(`q=${'x'.repeat(5000)}`).text).toHaveLength(100);
  });

  it('is not asked at a parish’s desk which council holds what', () => {
    expect(read('council=41005017').councils).toEqual([41_005_017]);
    expect(read('council=41005017', { ...district, tier: 'parish' }).councils).toEqual([]);
  });

  it('names each value once', () => {
    expect(read('status=done&status=done&status=closed').statuses).toEqual(['done', 'closed']);
  });
});

describe('the order', () => {
  it('is by urgency while all are open', () => expect(orderOf(read('status=matched'))).toBe('waiting'));
  it('is by day once ended ones are among them', () => expect(orderOf(read('status=open&status=done'))).toBe('newest'));
});

describe('the heading', () => {
  it('names a single status', () => expect(titleOf(read('status=done'), REQUEST_STATUS_WORDS)).toBe('Done requests'));
  it('is general for several', () =>
    expect(titleOf(read('status=done&status=matched'), REQUEST_STATUS_WORDS)).toBe('Requests'));
});
