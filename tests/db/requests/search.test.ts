import { beforeAll, describe, expect, it, test } from 'vitest';
import { findRequests } from '~/features/requests/queries-search.server';
import { asked, at, CODSALL, KINVER, setTheStage, SOUTH_STAFFORDSHIRE } from './stage';

setTheStage();
const ids: Record<string, string> = {};

beforeAll(async () => {
  ids.obrien = await asked({ holderNo: KINVER, name: 'Siobhán O’Brien', phone: '+441632960777', postcode: 'DY7 6HL' });
  ids.ellison = await asked({ name: 'Margaret Anne Ellison', reference: 'JU-7K3-QXM', email: 'maggie@home.example' });
  ids.zoe = await asked({
    name: 'Zoë 100% Smith_Jones',
    channel: 'phone',
    phone: null,
    askerName: 'Bob Ångström',
    forOther: true,
  });
  ids.codsall = await asked({ holderNo: CODSALL, name: 'Siobhán O’Brien', phone: '+441632960777' });
});

const found = async (text: string, tenantNo = SOUTH_STAFFORDSHIRE) =>
  (await at(tenantNo, (db) => findRequests(db, text))).ids.map((id) =>
    Object.keys(ids).find((name) => ids[name] === id),
  );

describe('a request is found', () => {
  const table: [string, string][] = [
    ['Margaret Ellison', 'ellison'],
    ['ellison, margaret', 'ellison'],
    ['ELLISON', 'ellison'],
    ['JU-7K3-QXM', 'ellison'],
    ['ju7k3qxm', 'ellison'],
    ['7k3 qxm', 'ellison'],
    ['maggie@home', 'ellison'],
    ['zoe', 'zoe'],
    ['bob angstrom', 'zoe'],
  ];
  test.each(table)('by %s', async (text, name) => expect(await found(text)).toEqual([name]));

  const kinver = ["O'Brien", 'o’brien', 'OBRIEN', '01632 960 777', '+44 (0)1632 960777', '960777', 'dy76hl', 'DY7 6HL'];
  test.each(kinver)('at its own desk by %s', async (text) => expect(await found(text, KINVER)).toEqual(['obrien']));
});

describe('what somebody types', () => {
  it('has no meaning in a pattern', async () => {
    expect(await found('%')).toEqual([]);
    expect(await found('_')).toEqual([]);
    expect(await found("'; drop table request; --")).toEqual([]);
    expect(await found('\\')).toEqual([]);
    expect(await found('100%')).toEqual(['zoe']);
  });

  it('finds nothing rather than everything when it folds to nothing', async () => {
    expect(await found('漢字')).toEqual([]);
    expect(await found('...')).toEqual([]);
  });

  it('finds nothing beyond the range of the desk', async () => {
    expect((await found('brien')).sort()).toEqual(['codsall', 'obrien']);
    expect(await found('brien', KINVER)).toEqual(['obrien']);
    expect(await found('ellison', KINVER)).toEqual([]);
  });
});
