import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { publishedProvision } from '#db/schema/provision';
import {
  confirmProvision,
  editProvision,
  moveProvision,
  takeOverProvision,
} from '~/features/provision/commands.server';
import { declineChange, takeChange } from '~/features/provision/commands-changes.server';
import { addAreas, askToJoin, putWishAway } from '~/features/provision/commands-joining.server';
import { mergeProvision, undoMerge } from '~/features/provision/commands-merge.server';
import { restoreVersion } from '~/features/provision/commands-versions.server';
import { CHANGE_KIND, type ChangeKind, type ProvisionContent } from '~/features/provision/schema';
import { countAnswers, wishesOf } from '~/features/provision/queries-wishes.server';
import { changesOf, entryById, entryEventsOf, versionsOf } from '~/features/provision/queries.server';
import type { Actor } from '~/platform/audit/actor';
import { daysAfter, londonToday } from '~/platform/forms/typed-date';
import {
  at,
  behind,
  CODSALL,
  CODSALL_AREA,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
} from '../requests/stage';
import { recorded } from './stage';

setTheStage();
const staff = (name: string, tenantNo: number): Actor => ({ id: newId(), name, tenantNo, onBehalfOf: null });
const PRIYA = staff('Priya Nair', SOUTH_STAFFORDSHIRE);
const TOM = staff('Tom Bayliss', KINVER);
const ANN = staff('Ann Codsall', CODSALL);
const TODAY = londonToday();

const recordOf = async (id: string, no = KINVER) => {
  const record = await at(no, (db) => entryById(db, id));
  if (!record) throw new Error('The entry is not there');
  return record;
};
const kindsOf = async (id: string, no = KINVER) =>
  (await at(no, (db) => entryEventsOf(db, id))).map(({ kind }) => kind);
const isPublic = async (id: string) =>
  (await at(CODSALL, (db) => db.select().from(publishedProvision).where(eq(publishedProvision.id, id)))).length === 1;

/** An entry of Kinver that the district has recorded on its behalf. */
async function onBehalf(wish: Partial<ProvisionContent> = {}): Promise<string> {
  const id = await recorded(KINVER, { name: 'Kinver lunch club', ...wish });
  await behind()`update provision set recorded_by_no = ${SOUTH_STAFFORDSHIRE} where id = ${id}`;
  return id;
}

/** Something that waits at an entry. */
async function waits(id: string, kind: ChangeKind, proposed: object, basedOn = 1): Promise<string> {
  const change = newId();
  await behind()`insert into provision_change (county_no, tenant_no, id, provision_id, kind, based_on, proposed)
    values (41, ${KINVER}, ${change}, ${id}, ${CHANGE_KIND[kind]}, ${basedOn}, ${behind().json(proposed as never)})`;
  return change;
}

describe('recorded on behalf', () => {
  it('stays so while the district works on it, and ends when the parish confirms', async () => {
    const id = await onBehalf();
    expect(await at(SOUTH_STAFFORDSHIRE, (db) => confirmProvision(db, id, 1, PRIYA))).toBe('done');
    expect(await recordOf(id)).toMatchObject({ recordedByNo: SOUTH_STAFFORDSHIRE, confirmedBy: 'Priya Nair' });
    expect(await at(KINVER, (db) => confirmProvision(db, id, 1, TOM))).toBe('done');
    expect(await recordOf(id)).toMatchObject({ recordedByNo: null, confirmedBy: 'Tom Bayliss', version: 1 });
    expect(await at(KINVER, (db) => confirmProvision(db, id, 1, TOM))).toBe('done');
    expect(await kindsOf(id)).toEqual(['recorded', 'confirmed', 'confirmed']);
  });

  it('ends when the parish corrects it, also without a change', async () => {
    const id = await onBehalf();
    const { content } = await recordOf(id);
    const save = (cost: string, version: number, actor: Actor) =>
      at(actor.tenantNo as number, (db) => editProvision(db, id, { version, content: { ...content, cost } }, actor));
    expect(await save('£2', 1, PRIYA)).toBe('done');
    expect((await recordOf(id)).recordedByNo).toBe(SOUTH_STAFFORDSHIRE);
    expect(await save('£2', 2, TOM)).toBe('done');
    expect(await recordOf(id)).toMatchObject({ recordedByNo: null, confirmedBy: 'Tom Bayliss' });
    expect(await kindsOf(id)).toEqual(['recorded', 'changed', 'confirmed']);
  });

  it('ends when the parish takes it over, which only the parish can', async () => {
    const id = await onBehalf();
    expect(await at(SOUTH_STAFFORDSHIRE, (db) => takeOverProvision(db, id, PRIYA))).toBe('stale');
    expect(await at(KINVER, (db) => takeOverProvision(db, id, TOM))).toBe('done');
    expect(await recordOf(id)).toMatchObject({ recordedByNo: null, confirmedAt: null });
    expect(await kindsOf(id)).toEqual(['recorded', 'taken_over']);
  });

  it('is nothing to another parish', async () => {
    const id = await onBehalf();
    await expect(at(CODSALL, (db) => confirmProvision(db, id, 1, ANN))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('versions', () => {
  it('refuse an edit of an old one, and give an older one back as a new one', async () => {
    const id = await recorded(KINVER, { name: 'Food share' });
    const { content } = await recordOf(id);
    const save = (version: number, change: Partial<ProvisionContent>) =>
      at(KINVER, (db) => editProvision(db, id, { version, content: { ...content, ...change } }, TOM));
    expect(await save(1, { summary: 'Bread on Mondays' })).toBe('done');
    expect(await save(1, { summary: 'Bread on Tuesdays' })).toBe('stale');
    const restore = (seen: number) => at(KINVER, (db) => restoreVersion(db, id, { version: 1, seen }, TOM));
    expect(await restore(1)).toBe('stale');
    expect(await restore(2)).toBe('done');
    expect(await restore(2)).toBe('done');
    expect((await recordOf(id)).content).toEqual(content);
    const versions = await at(KINVER, (db) => versionsOf(db, id));
    expect(versions.map(({ version, kind }) => [version, kind])).toEqual([
      [3, 'restored'],
      [2, 'changed'],
      [1, 'recorded'],
    ]);
  });

  it('are made by a pause too, once', async () => {
    const id = await recorded(KINVER, { name: 'Paused' });
    const until = daysAfter(TODAY, 5);
    const pause = () => at(KINVER, (db) => moveProvision(db, { id, move: 'pause', until, today: TODAY }, TOM));
    expect([await pause(), await pause()]).toEqual(['done', 'done']);
    expect(await recordOf(id)).toMatchObject({ version: 2, content: { status: 'paused', pausedUntil: until } });
    expect(await at(KINVER, (db) => moveProvision(db, { id, move: 'restart', until: null, today: TODAY }, TOM))).toBe(
      'stale',
    );
  });
});

describe('what waits', () => {
  it('is taken once, and leaves what the holder changed meanwhile', async () => {
    const id = await recorded(KINVER, { name: 'Larder', cost: 'Free' });
    const { content } = await recordOf(id);
    const change = await waits(id, 'change', { ...content, summary: 'New words', cost: 'Free' });
    await at(KINVER, (db) => editProvision(db, id, { version: 1, content: { ...content, cost: '£1' } }, TOM));
    const take = () => at(KINVER, (db) => takeChange(db, id, change, TOM));
    expect([await take(), await take()]).toEqual(['done', 'decided']);
    expect(await recordOf(id)).toMatchObject({ version: 3, content: { summary: 'New words', cost: '£1' } });
    expect((await at(KINVER, (db) => changesOf(db, id)))[0]).toMatchObject({
      status: 'taken',
      decidedBy: 'Tom Bayliss',
    });
  });

  it('is declined with a reason that stands nowhere but with it', async () => {
    const id = await recorded(KINVER, { name: 'Larder' });
    const changeId = await waits(id, 'suggestion', {});
    const decline = () => at(KINVER, (db) => declineChange(db, { entryId: id, changeId, reason: 'Not so' }, TOM));
    expect([await decline(), await decline()]).toEqual(['done', 'decided']);
    expect(JSON.stringify(await at(KINVER, (db) => entryEventsOf(db, id)))).not.toContain('Not so');
    expect((await at(KINVER, (db) => changesOf(db, id)))[0]).toMatchObject({ status: 'declined', reason: 'Not so' });
  });

  it('is refused where it is nothing that an entry can say', async () => {
    const id = await recorded(KINVER, { name: 'Larder' });
    const change = await waits(id, 'change', { categories: 'food', name: '' });
    expect(await at(KINVER, (db) => takeChange(db, id, change, TOM))).toBe('broken');
    expect((await recordOf(id)).version).toBe(1);
  });

  it('belongs to its entry: no other entry takes it, nor another council', async () => {
    const id = await recorded(KINVER, { name: 'Larder' });
    const other = await recorded(KINVER, { name: 'Other' });
    const change = await waits(id, 'change', { cost: 'Free' });
    await expect(at(KINVER, (db) => takeChange(db, other, change, TOM))).rejects.toMatchObject({ code: 'not_found' });
    await expect(at(CODSALL, (db) => takeChange(db, id, change, ANN))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('joining in', () => {
  it('asks another council, which takes it; asked twice it waits once', async () => {
    const id = await recorded(KINVER, { name: 'Shopping bus', areaCodes: [KINVER_AREA] });
    const entry = { id, countyNo: 41, tenantNo: KINVER, content: { name: 'Shopping bus' } };
    const wish = { id: newId(), areas: [CODSALL_AREA], words: 'Ours want it too' };
    const ask = () => at(CODSALL, (db) => askToJoin(db, entry, wish, { ...ANN, tenantNo: CODSALL }));
    await ask();
    await ask();
    expect(await at(CODSALL, (db) => changesOf(db, id))).toEqual([]);
    const waiting = await at(KINVER, (db) => changesOf(db, id));
    expect(waiting).toMatchObject([{ kind: 'join', status: 'waiting', fromTenantNo: CODSALL }]);
    await at(KINVER, (db) => takeChange(db, id, wish.id, TOM));
    expect((await recordOf(id)).content.areaCodes.sort()).toEqual([CODSALL_AREA, KINVER_AREA].sort());
  });

  it('hears of the answer on its own desk and by mail, once, and nobody else does', async () => {
    const id = await recorded(KINVER, { name: 'Shopping bus', areaCodes: [KINVER_AREA] });
    const wish = { id: newId(), areas: [CODSALL_AREA], words: '' };
    const entry = { id, countyNo: 41, tenantNo: KINVER, content: { name: 'Shopping bus' } };
    await at(CODSALL, (db) => askToJoin(db, entry, wish, { ...ANN, tenantNo: CODSALL }));
    const heard = (no: number) =>
      at(no, async (db) => [await countAnswers(db, no), await wishesOf(db, no, id)] as const);
    const [before] = await heard(CODSALL);
    expect(await heard(CODSALL)).toMatchObject([before, [{ status: 'waiting', at: expect.any(Date) as Date }]]);
    const decline = { entryId: id, changeId: wish.id, reason: 'The bus is full' };
    for (const _ of [1, 2]) await at(KINVER, (db) => declineChange(db, decline, TOM));
    expect(await heard(CODSALL)).toMatchObject([
      before + 1,
      [{ status: 'declined', reason: 'The bus is full', seenAt: null }],
    ]);
    expect(await heard(KINVER)).toEqual([0, []]);
    const letters = await behind()`select to_address, subject, body, tenant_no, provision_id from mail
      where template = 'join-answered' and provision_id = ${id}`;
    expect(letters).toMatchObject([{ to_address: 'clerk@codsall.example', tenant_no: KINVER }]);
    expect(letters[0]?.body).toMatch(/Shopping bus[^]*The bus is full[^]*\/codsall\/desk\/provision\/wishes/);
    expect(letters[0]?.subject).not.toMatch(/bus/);
    await at(CODSALL, (db) => putWishAway(db, wish.id));
    expect((await heard(CODSALL))[0]).toBe(before);
  });

  it('adds the areas at once to an entry of the own range', async () => {
    const id = await recorded(KINVER, { name: 'Shopping bus', areaCodes: [KINVER_AREA] });
    const add = () => at(SOUTH_STAFFORDSHIRE, (db) => addAreas(db, id, [CODSALL_AREA], PRIYA));
    expect([await add(), await add()]).toEqual(['done', 'done']);
    expect(await kindsOf(id)).toEqual(['recorded', 'joined']);
  });
});

describe('two that are the same', () => {
  it('are merged within the range, are public once, and can be parted again', async () => {
    const stays = await recorded(SOUTH_STAFFORDSHIRE, { name: 'Kinver food bank' });
    const goes = await recorded(KINVER, { name: 'Kinver foodbank' });
    const merge = () => at(SOUTH_STAFFORDSHIRE, (db) => mergeProvision(db, { stays, goes }, PRIYA));
    expect([await merge(), await merge()]).toEqual(['done', 'done']);
    expect([await isPublic(stays), await isPublic(goes)]).toEqual([true, false]);
    const back = await at(SOUTH_STAFFORDSHIRE, (db) => mergeProvision(db, { stays: goes, goes: stays }, PRIYA));
    expect(back).toBe('stale');
    const { content } = await recordOf(goes);
    const edit = { version: 1, content: { ...content, cost: '£9' } };
    expect(await at(KINVER, (db) => editProvision(db, goes, edit, TOM))).toBe('stale');
    const undo = () => at(SOUTH_STAFFORDSHIRE, (db) => undoMerge(db, { stayed: stays, went: goes }, PRIYA));
    expect([await undo(), await undo()]).toEqual(['done', 'done']);
    expect(await isPublic(goes)).toBe(true);
    expect(await kindsOf(goes)).toEqual(['recorded', 'merged_away', 'merge_undone']);
    expect(await kindsOf(stays, SOUTH_STAFFORDSHIRE)).toEqual(['recorded', 'merged_in', 'merge_undone']);
  });

  it('say what is kept of both, and after an undo each what it said', async () => {
    const stays = await recorded(SOUTH_STAFFORDSHIRE, {
      name: 'Kinver food bank',
      areaCodes: [CODSALL_AREA],
      cost: 'Free',
    });
    const goes = await recorded(KINVER, { name: 'Foodbank', everywhere: true, cost: '£1', email: 'food@test.example' });
    const [before, gone] = [await recordOf(stays, SOUTH_STAFFORDSHIRE), await recordOf(goes)];
    const merge = (versions: { stays: number; goes: number }) =>
      at(SOUTH_STAFFORDSHIRE, (db) => mergeProvision(db, { stays, goes, keeps: { cost: 'goes' }, versions }, PRIYA));
    expect(await merge({ stays: 1, goes: 7 })).toBe('stale');
    expect(await merge({ stays: 1, goes: 1 })).toBe('done');
    const { version, content } = await recordOf(stays, SOUTH_STAFFORDSHIRE);
    expect(version).toBe(2);
    // "Everywhere" of the parish is the parish's area at the district that it goes to.
    expect(content).toMatchObject({
      name: 'Kinver food bank',
      cost: '£1',
      email: 'food@test.example',
      everywhere: false,
    });
    expect([...content.areaCodes].sort()).toEqual([CODSALL_AREA, KINVER_AREA].sort());
    const undo = () => at(SOUTH_STAFFORDSHIRE, (db) => undoMerge(db, { stayed: stays, went: goes }, PRIYA));
    expect([await undo(), await undo()]).toEqual(['done', 'done']);
    expect((await recordOf(stays, SOUTH_STAFFORDSHIRE)).content).toEqual(before.content);
    expect(await recordOf(goes)).toMatchObject({ version: 1, mergedInto: null, content: gone.content });
  });

  it('cannot be merged with what lies outside', async () => {
    const ours = await recorded(KINVER, { name: 'Ours' });
    const theirs = await recorded(CODSALL, { name: 'Theirs' });
    const merge = at(KINVER, (db) => mergeProvision(db, { stays: ours, goes: theirs }, TOM));
    await expect(merge).rejects.toMatchObject({ code: 'not_found' });
  });
});
