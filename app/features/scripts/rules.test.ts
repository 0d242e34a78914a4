import { describe, expect, it } from 'vitest';
import { scriptsFor, type ScriptMoment } from './rules';
import { SCRIPT_ACTS } from '~/features/tenants/config';
import { STEP_WORDS, type Script, type ScriptContent } from './schema';

const COUNTY = 41_000_000;
const DISTRICT = 41_005_000;
const NORTHERN = '11111111-1111-4111-8111-111111111111';
const SOUTHERN = '22222222-2222-4222-8222-222222222222';
const FOOD_QUESTION = '33333333-3333-4333-8333-333333333333';

function script(title: string, differences: Partial<ScriptContent> = {}, tenantNo = DISTRICT, active = true): Script {
  const plain = { localityId: null, category: null, incident: null, after: null, say: title, yes: null, no: null };
  return {
    id: title === 'food?' ? FOOD_QUESTION : title,
    tenantNo,
    active,
    version: 1,
    updatedAt: new Date(0),
    content: { ...plain, title, ...differences },
  };
}

const moment: ScriptMoment = {
  tenantNos: [COUNTY, DISTRICT],
  localityIds: [NORTHERN],
  categories: [1],
  incident: 'flood',
  answers: {},
};

const spoken = (scripts: Script[], differences: Partial<ScriptMoment> = {}) =>
  scriptsFor(scripts, { ...moment, ...differences }).map(({ content }) => content.title);

describe('the scripts of a call', () => {
  const food = script('food?', { category: 1 });
  const hello = script('hello');
  const noFood = script('no food today', { category: 1, after: { script: FOOD_QUESTION, answer: 'no' } });

  it('speak of what is asked for before what is general', () => {
    expect(spoken([hello, food])).toEqual(['food?', 'hello']);
    expect(spoken([hello, food], { categories: [] })).toEqual(['hello']);
    expect(spoken([food, script('medicine', { category: 2 })], { categories: [2, 1] })).toEqual(['medicine', 'food?']);
  });

  it('put first what an answer calls for, and keep it back until then', () => {
    expect(spoken([hello, food, noFood])).toEqual(['food?', 'hello']);
    expect(spoken([hello, food, noFood], { answers: { [FOOD_QUESTION]: 'yes' } })).toEqual(['food?', 'hello']);
    expect(spoken([hello, food, noFood], { answers: { [FOOD_QUESTION]: 'no' } })).toEqual([
      'no food today',
      'food?',
      'hello',
    ]);
  });

  it('of the locality take the place of the district’s, and those of the district of the county’s', () => {
    const ofNorth = script('north', { category: 1, localityId: NORTHERN });
    const ofSouth = script('south', { category: 1, localityId: SOUTHERN });
    const ofCounty = script('county', { category: 1 }, COUNTY);
    expect(spoken([ofCounty, food, ofNorth, ofSouth])).toEqual(['north']);
    expect(spoken([ofCounty, food, ofNorth, ofSouth], { localityIds: [] })).toEqual(['food?']);
    expect(spoken([ofCounty, food, ofNorth], { localityIds: [], tenantNos: [COUNTY] })).toEqual(['county']);
  });

  it('of an incident are spoken in it alone, before the usual ones', () => {
    const flood = script('flood', { category: 1, incident: 'flood' });
    expect(spoken([food, flood])).toEqual(['flood']);
    expect(spoken([food, flood], { incident: null })).toEqual(['food?']);
  });

  it('are silent when they are switched off', () => {
    expect(spoken([script('food?', { category: 1 }, DISTRICT, false)])).toEqual([]);
  });
});

it('can lead from an answer to whatever the files of councils may name', () => {
  expect(Object.keys(STEP_WORDS).sort()).toEqual([...SCRIPT_ACTS].sort());
});
