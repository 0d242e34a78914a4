import { beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '~/door.server';
import { newId } from '#db/id';
import { actorAt } from '~/platform/audit/actor';
import { editRequest } from '~/features/requests/commands-edit.server';
import { addNeed, addNote, endRequest, moveNeed, reopenRequest } from '~/features/requests/commands.server';
import type { EditForm } from '~/features/requests/desk-form';
import { eventsOf, notesOf, requestById, type RequestRecord } from '~/features/requests/queries.server';
import { as, asked, behind, deskAt, KINVER, setTheStage, SOUTH_STAFFORDSHIRE } from './stage';

setTheStage();
let officer: Desk;
let clerk: Desk;
beforeAll(async () => {
  officer = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
  clerk = await deskAt(KINVER, 'clerk', 'Tom Bayliss');
});

const read = async (id: string): Promise<RequestRecord> => {
  const record = await as(officer, (db) => requestById(db, id));
  if (!record) throw new Error('The request is gone');
  return record;
};
const kinds = async (id: string) => (await as(officer, (db) => eventsOf(db, id))).map(({ kind }) => kind);
const end = (id: string, version: number, reason = 'Daughter has moved in', noteId = newId()) =>
  as(officer, (db) => endRequest(db, { id, version, noteId, ending: 'closed', reason }, actorAt(officer)));

describe('a note', () => {
  it('is written once, however often it is sent, with who wrote it', async () => {
    const requestId = await asked();
    const note = { requestId, noteId: newId(), body: 'Rang: no answer' };
    for (const _ of [1, 2]) await as(officer, (db) => addNote(db, note, actorAt(officer)));
    expect(await as(officer, (db) => notesOf(db, requestId))).toMatchObject([
      { id: note.noteId, body: 'Rang: no answer', authorName: 'Priya Nair' },
    ]);
    expect(await kinds(requestId)).toEqual(['asked', 'noted']);
  });

  it('of another text is kept too when the page it was written on has been sent before', async () => {
    const requestId = await asked();
    const note = { requestId, noteId: newId(), body: 'Rang: no answer' };
    for (const body of [note.body, 'Rang again: she is well', note.body]) {
      await as(officer, (db) => addNote(db, { ...note, body }, actorAt(officer)));
    }
    const bodies = (await as(officer, (db) => notesOf(db, requestId))).map(({ body }) => body);
    expect(bodies).toEqual(['Rang: no answer', 'Rang again: she is well']);
    expect(await kinds(requestId)).toEqual(['asked', 'noted', 'noted']);
  });
});

describe('a need', () => {
  it('is added once and opens the request to more help', async () => {
    const requestId = await asked({ status: 'matched' });
    await behind()`update need set status = 3 where request_id = ${requestId}`;
    const wanted = { requestId, needId: newId(), category: 5, detail: 'To the clinic on Tuesday' };
    for (const _ of [1, 2]) expect(await as(officer, (db) => addNeed(db, wanted, actorAt(officer)))).toBe('done');
    const { needs, status } = await read(requestId);
    expect(needs.map(({ category, status: its }) => [category, its])).toEqual([
      [1, 'accepted'],
      [5, 'open'],
    ]);
    expect(status).toBe('part_matched');
    expect(await kinds(requestId)).toEqual(['asked', 'need_added']);
  });

  it('of another kind is added too when the page it was chosen on has been sent before', async () => {
    const requestId = await asked();
    const wanted = { requestId, needId: newId(), category: 5, detail: '' };
    for (const category of [5, 2, 5]) {
      expect(await as(officer, (db) => addNeed(db, { ...wanted, category }, actorAt(officer)))).toBe('done');
    }
    expect((await read(requestId)).needs.map(({ category }) => category)).toEqual([1, 5, 2]);
  });

  it('met without a match ends the request when it was the last', async () => {
    const id = await asked();
    const [need] = (await read(id)).needs;
    const move = { requestId: id, needId: need?.id ?? '', move: 'finish' as const };
    expect(await as(officer, (db) => moveNeed(db, move, actorAt(officer)))).toBe('done');
    expect(await as(officer, (db) => moveNeed(db, move, actorAt(officer)))).toBe('done');
    expect((await read(id)).status).toBe('done');
    expect(await kinds(id)).toEqual(['asked', 'need_done']);
  });

  it('that somebody helps with is left to its match', async () => {
    const id = await asked({ status: 'matched' });
    await behind()`update need set status = 2 where request_id = ${id}`;
    const [need] = (await read(id)).needs;
    const drop = { requestId: id, needId: need?.id ?? '', move: 'drop' as const };
    expect(await as(officer, (db) => moveNeed(db, drop, actorAt(officer)))).toBe('stale');
    expect((await read(id)).needs[0]?.status).toBe('matched');
  });

  it('of another request is not found', async () => {
    const [id, other] = [await asked(), await asked()];
    const [need] = (await read(other)).needs;
    const drop = { requestId: id, needId: need?.id ?? '', move: 'drop' as const };
    await expect(as(officer, (db) => moveNeed(db, drop, actorAt(officer)))).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('an ending', () => {
  it('keeps its reason, as a note and beside the status, and says who decided', async () => {
    const id = await asked();
    const noteId = newId();
    expect(await end(id, 1, 'Daughter has moved in', noteId)).toBe('done');
    const record = await read(id);
    expect(record).toMatchObject({ status: 'closed', closeReason: 'Daughter has moved in', version: 2 });
    expect(record.closedAt).not.toBeNull();
    const events = await as(officer, (db) => eventsOf(db, id));
    expect(events.at(-1)).toMatchObject({
      kind: 'closed',
      actorName: 'Priya Nair',
      actorTenantNo: SOUTH_STAFFORDSHIRE,
      data: { note: noteId },
    });
  });

  it('sent twice is one ending', async () => {
    const id = await asked();
    expect(await end(id, 1)).toBe('done');
    expect(await end(id, 1)).toBe('done');
    expect(await kinds(id)).toEqual(['asked', 'closed']);
  });

  it('does nothing on a state that others have changed', async () => {
    const id = await asked();
    await as(officer, (db) => addNeed(db, { requestId: id, needId: newId(), category: 6, detail: '' }, actorAt(clerk)));
    expect(await end(id, 1)).toBe('stale');
    expect((await read(id)).status).toBe('unmatched');
  });

  it('lets whoever was helping go', async () => {
    const id = await asked({ status: 'matched' });
    const [need] = (await read(id)).needs;
    const offerId = newId();
    await behind()`
      insert into offer (county_no, tenant_no, id, reference, kind, channel, portal_no, name, phone, consent_version)
      values (41, ${SOUTH_STAFFORDSHIRE}, ${offerId}, ${`JU-${id.slice(-8)}`}, 1, 1, ${SOUTH_STAFFORDSHIRE}, 'Sam', '1', 3)`;
    await behind()`update need set status = 3 where id = ${need?.id ?? ''}`;
    await behind()`
      insert into match (county_no, tenant_no, id, request_id, need_id, offer_id, status, matched_by)
      values (41, ${SOUTH_STAFFORDSHIRE}, ${newId()}, ${id}, ${need?.id ?? ''}, ${offerId}, 2, 'Priya Nair')`;
    expect(await end(id, 1)).toBe('done');
    const [match] = await behind()`select status, reason, ended_at from match where request_id = ${id}`;
    expect(match).toMatchObject({ status: 5, reason: 'Daughter has moved in' });
    const [assignment] = await behind()`select status from assignment where offer_id = ${offerId}`;
    expect(assignment).toEqual({ status: 5 });
    expect((await read(id)).needs[0]?.status).toBe('open');
    expect(await kinds(id)).toEqual(['asked', 'match_undone', 'closed']);
    const told = await behind()`select kind from offer_event where offer_id = ${offerId}`;
    expect(told).toEqual([{ kind: 'match_undone' }]);
  });
});

describe('taking up again', () => {
  const reopen = (id: string, needs: string[], version: number) =>
    as(officer, (db) =>
      reopenRequest(db, { id, version, noteId: newId(), needs, reason: 'They rang again' }, actorAt(officer)),
    );

  it('brings back what was open', async () => {
    const id = await asked();
    await end(id, 1);
    expect(await reopen(id, [], 2)).toBe('done');
    expect(await read(id)).toMatchObject({ status: 'unmatched', closeReason: null, closedAt: null });
    expect(await kinds(id)).toEqual(['asked', 'closed', 'reopened']);
  });

  it('of what was all done wants to know what is needed again', async () => {
    const id = await asked({
      status: 'done',
      needs: [
        { category: 1, detail: '' },
        { category: 2, detail: '' },
      ],
    });
    await behind()`update need set status = 4 where request_id = ${id}`;
    expect(await reopen(id, [], 1)).toBe('nothing');
    const [food] = (await read(id)).needs;
    expect(await reopen(id, [food?.id ?? ''], 1)).toBe('done');
    expect((await read(id)).status).toBe('part_matched');
  });

  it('sent twice is done once', async () => {
    const id = await asked();
    await end(id, 1);
    expect([await reopen(id, [], 2), await reopen(id, [], 2)]).toEqual(['done', 'done']);
    expect((await read(id)).version).toBe(3);
  });
});

describe('an edit', () => {
  const formOf = (record: RequestRecord, differences: Partial<EditForm>): EditForm => ({ ...record, ...differences });

  it('names the fields that changed and nothing of what stands in them', async () => {
    const id = await asked({ areaCode: null, postcode: null, loc: null });
    const before = await read(id);
    const form = formOf(before, { phone: '+447700900982', diet: 'Diabetic', urgency: 'no_hurry' });
    expect(await as(officer, (db) => editRequest(db, id, form, null, actorAt(officer)))).toBe('done');
    expect(await read(id)).toMatchObject({ phone: '+447700900982', diet: 'Diabetic', urgency: 'no_hurry', version: 2 });
    const event = (await as(officer, (db) => eventsOf(db, id))).at(-1);
    expect(event?.kind).toBe('edited');
    expect(event?.data).toEqual({ fields: ['phone', 'diet', 'urgency'] });
  });

  it('that changes nothing leaves no trace', async () => {
    const id = await asked({ areaCode: null, postcode: null, loc: null });
    const before = await read(id);
    await as(officer, (db) => editRequest(db, id, formOf(before, {}), null, actorAt(officer)));
    expect((await read(id)).version).toBe(1);
    expect(await kinds(id)).toEqual(['asked']);
  });

  it('of an old state is refused, so that nothing of the other is lost', async () => {
    const id = await asked({ areaCode: null, postcode: null, loc: null });
    const before = await read(id);
    const first = formOf(before, { diet: 'No nuts' });
    const second = formOf(before, { phone: '+447700900982' });
    expect(await as(officer, (db) => editRequest(db, id, first, null, actorAt(officer)))).toBe('done');
    expect(await as(officer, (db) => editRequest(db, id, second, null, actorAt(clerk)))).toBe('stale');
    expect(await read(id)).toMatchObject({ diet: 'No nuts', phone: before.phone });
  });

  it('moves the household with the address', async () => {
    const id = await asked();
    const before = await read(id);
    const residence = {
      place: { parishCode: 'E04008971', districtCode: 'E07000196', countyCode: 'E10000028' },
      words: 'Kinver',
      areaCode: 'E04008971',
      postcode: 'DY7 6HL',
      loc: { x: 384_000, y: 283_000 },
    };
    await as(officer, (db) => editRequest(db, id, formOf(before, {}), residence, actorAt(officer)));
    const after = await read(id);
    expect(after).toMatchObject({ postcode: 'DY7 6HL', areaCode: 'E04008971' });
    expect(after.householdHash).not.toBe(before.householdHash);
  });

  it('keeps a way to reach somebody who asked online', async () => {
    const id = await asked();
    const form = formOf(await read(id), { phone: null, email: null });
    expect(await as(officer, (db) => editRequest(db, id, form, null, actorAt(officer)))).toBe('unreachable');
  });
});
