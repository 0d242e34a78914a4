import { describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import type { Desk } from '~/door.server';
import { matchNeed } from '~/features/matches/commands.server';
import {
  addOfferNote,
  editOffer,
  moveOffer,
  type OfferEdit,
  type OfferMoveWish,
} from '~/features/offers/commands.server';
import { readOfferFilter } from '~/features/offers/filters';
import { offerChoices, readOffers } from '~/features/offers/list.server';
import { offerById, offerEventsOf, offerNotesOf, type OfferRecord } from '~/features/offers/queries.server';
import { actorAt } from '~/platform/audit/actor';
import { daysAfter, londonToday } from '~/platform/forms/typed-date';
import { AppError } from '~/platform/errors/app-error';
import { MATCH_STATUS } from '~/features/matches/schema';
import { REQUEST_STATUS } from '~/features/requests/schema';
import { needOf, officer, statusOf } from '../matches/stage';
import {
  as,
  asked,
  at,
  behind,
  CODSALL_AREA,
  deskAt,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
} from '../requests/stage';
import { HERE, offered } from './stage';

setTheStage();
const PRIYA = officer('Priya Nair');
const TODAY = londonToday();
const SOON = daysAfter(TODAY, 10);

const move = (id: string, wish: Partial<OfferMoveWish> & Pick<OfferMoveWish, 'move'>, tenantNo = SOUTH_STAFFORDSHIRE) =>
  at(tenantNo, (db) => moveOffer(db, { id, until: null, reason: '', tasks: 0, today: TODAY, ...wish }, PRIYA));

const recordOf = async (id: string) => (await at(SOUTH_STAFFORDSHIRE, (db) => offerById(db, id))) as OfferRecord;
const kindsOf = async (id: string) =>
  (await at(SOUTH_STAFFORDSHIRE, (db) => offerEventsOf(db, id))).map(({ kind }) => kind);

/** An offer with one open task. */
async function busy() {
  const offerId = await offered();
  const requestId = await asked();
  const needId = await needOf(requestId);
  await at(SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, { requestId, needId, offerId }, PRIYA));
  return { offerId, requestId };
}

async function taskOf(offerId: string): Promise<number> {
  const [task] = await behind()`select status from assignment where offer_id = ${offerId}`;
  return Number(task?.status);
}

describe('how an offer stands', () => {
  it('is changed step by step, each with its event', async () => {
    const id = await offered({ status: 'new' });
    expect(await move(id, { move: 'activate' })).toBe('done');
    expect(await move(id, { move: 'pause' })).toBe('done');
    expect((await recordOf(id)).status).toBe('paused');
    expect(await move(id, { move: 'resume' })).toBe('done');
    expect(await move(id, { move: 'refuse', reason: 'The check failed' })).toBe('done');
    expect(await recordOf(id)).toMatchObject({ status: 'refused', closeReason: 'The check failed', version: 5 });
    expect(await move(id, { move: 'restore' })).toBe('done');
    expect(await recordOf(id)).toMatchObject({ status: 'active', closeReason: null });
    expect(await kindsOf(id)).toEqual(['offered', 'activated', 'paused', 'resumed', 'refused', 'restored']);
  });

  it('pauses until a day by itself, and nobody is matched with them before', async () => {
    const id = await offered();
    await move(id, { move: 'pause', until: SOON });
    expect(await recordOf(id)).toMatchObject({ status: 'active', pausedUntil: SOON });
    const requestId = await asked();
    const needId = await needOf(requestId);
    const match = () => at(SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, { requestId, needId, offerId: id }, PRIYA));
    await expect(match()).rejects.toMatchObject({ code: 'conflict' });
    await behind()`update offer set paused_until = ${TODAY} where id = ${id}`;
    await expect(match()).resolves.toHaveProperty('matchId');
  });

  it('is changed once by a double click', async () => {
    const id = await offered();
    const both = await Promise.all([
      move(id, { move: 'withdraw', reason: 'Moved' }),
      move(id, { move: 'withdraw', reason: 'Moved' }),
    ]);
    expect(both).toEqual(['done', 'done']);
    expect(await kindsOf(id)).toEqual(['offered', 'withdrawn']);
  });

  it('is not changed from a page that is out of date', async () => {
    const id = await offered({ status: 'refused' });
    expect(await move(id, { move: 'pause' })).toBe('stale');
    expect(await kindsOf(id)).toEqual(['offered']);
  });

  it('asks first when there are other open tasks than were seen', async () => {
    const { offerId } = await busy();
    for (const one of ['pause', 'withdraw', 'refuse'] as const) {
      expect(await move(offerId, { move: one, reason: 'Ill' })).toBe('tasks');
    }
    expect((await recordOf(offerId)).status).toBe('active');
  });

  it('leaves open tasks with whoever pauses', async () => {
    const { offerId, requestId } = await busy();
    expect(await move(offerId, { move: 'pause', tasks: 1 })).toBe('done');
    expect(await taskOf(offerId)).toBe(MATCH_STATUS.matched);
    expect(await statusOf(requestId)).toBe(REQUEST_STATUS.matched);
  });

  it.each(['withdraw', 'refuse'] as const)('opens the needs again of whoever is gone: %s', async (gone) => {
    const { offerId, requestId } = await busy();
    expect(await move(offerId, { move: gone, reason: 'Moved away', tasks: 1 })).toBe('done');
    expect(await taskOf(offerId)).toBe(MATCH_STATUS.failed);
    expect(await statusOf(requestId)).toBe(REQUEST_STATUS.unmatched);
    const [last] = await behind()`select kind, actor_name from request_event where request_id = ${requestId}
      order by at desc, id desc limit 1`;
    expect(last).toMatchObject({ kind: 'match_failed', actor_name: 'Priya Nair' });
  });

  it.each(['withdraw', 'refuse'] as const)('ends tasks beyond one’s own range too: %s', async (gone) => {
    const offerId = await offered({ holderNo: KINVER });
    const requestId = await asked();
    const needId = await needOf(requestId);
    await at(SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, { requestId, needId, offerId }, PRIYA));
    expect(await move(offerId, { move: gone, reason: 'Moved away', tasks: 1 }, KINVER)).toBe('done');
    expect(await statusOf(requestId)).toBe(REQUEST_STATUS.unmatched);
    expect(await taskOf(offerId)).toBe(MATCH_STATUS.failed);
  });

  it('lets either the match or the withdrawal be first, never both unseen', async () => {
    for (let round = 0; round < 15; round += 1) {
      const [offerId, requestId] = [await offered(), await asked()];
      const needId = await needOf(requestId);
      const [left, matched] = await Promise.allSettled([
        move(offerId, { move: 'withdraw', reason: 'Ill' }),
        at(SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, { requestId, needId, offerId }, PRIYA)),
      ]);
      const withdrawn = left.status === 'fulfilled' && left.value === 'done';
      expect(withdrawn).toBe(matched.status === 'rejected');
      if (matched.status === 'rejected') expect(matched.reason).toBeInstanceOf(AppError);
    }
  });

  it('of another council does not exist', async () => {
    const id = await offered();
    await expect(move(id, { move: 'pause' }, KINVER)).rejects.toMatchObject({ code: 'not_found' });
    await expect(move(id, { move: 'pause' }, 41_001_000)).rejects.toMatchObject({ code: 'not_found' });
  });
});

/** An edit that changes nothing, but for what is told. */
async function editOf(id: string, change: Partial<OfferEdit> = {}): Promise<OfferEdit> {
  const record = await recordOf(id);
  const { name, contactName, charityNo, phone, email, postcode, areaCode, travelM, days, parts } = record;
  const { transport, skills, dbs, dbsUntil, capacity, version, categories } = record;
  const areas = record.areas.map(({ code }) => code);
  return {
    ...{ name, contactName, charityNo, phone, email, postcode, areaCode, travelM, days, parts },
    ...{ transport, skills, dbs, dbsUntil, capacity, version, categories, areas },
    known: [1, 2, 6],
    ...change,
  };
}

const HOME = {
  place: { parishCode: KINVER_AREA, districtCode: null, countyCode: 'E10000028' },
  words: 'Kinver',
  areaCode: KINVER_AREA,
  postcode: 'ST18 9BW',
  loc: { x: 1, y: 2 },
};

const edit = (id: string, change: OfferEdit, residence: typeof HOME | null = HOME) =>
  at(SOUTH_STAFFORDSHIRE, (db) => editOffer(db, id, change, residence, PRIYA));

describe('editing an offer', () => {
  it('names the fields that changed and nothing that stands in them', async () => {
    const id = await offered({ areas: [KINVER_AREA] });
    const change = {
      phone: '+447700900999',
      dbs: 'enhanced',
      dbsUntil: '2027-05-01',
      categories: [1, 6],
      areas: [CODSALL_AREA],
    } as const;
    expect(await edit(id, await editOf(id, { ...change, areas: [...change.areas] }))).toBe('done');
    expect(await recordOf(id)).toMatchObject({
      phone: '+447700900999',
      dbs: 'enhanced',
      dbsUntil: '2027-05-01',
      categories: [1, 6],
      areas: [{ code: CODSALL_AREA, name: 'Codsall' }],
      version: 2,
    });
    const events = await at(SOUTH_STAFFORDSHIRE, (db) => offerEventsOf(db, id));
    expect(events.at(-1)).toMatchObject({
      kind: 'changed',
      actorName: 'Priya Nair',
      data: { fields: ['phone', 'dbs', 'dbsUntil', 'categories', 'areas'] },
    });
  });

  it('keeps the exact position while the address stays, and moves it with the address', async () => {
    const id = await offered();
    await edit(id, await editOf(id, { skills: 'Speaks Polish' }));
    expect((await recordOf(id)).loc).toEqual(HERE);
    await edit(id, await editOf(id), { ...HOME, postcode: 'WV8 1AA', areaCode: CODSALL_AREA });
    expect(await recordOf(id)).toMatchObject({ loc: { x: 1, y: 2 }, postcode: 'WV8 1AA', areaCode: CODSALL_AREA });
  });

  it('changes nothing, not even the version, when nothing is new', async () => {
    const id = await offered();
    expect(await edit(id, await editOf(id))).toBe('done');
    expect((await recordOf(id)).version).toBe(1);
    expect(await kindsOf(id)).toEqual(['offered']);
  });

  it('is refused when somebody else was faster', async () => {
    const id = await offered();
    const mine = await editOf(id, { name: 'Samuel Whitlock' });
    await edit(id, await editOf(id, { capacity: 5 }));
    expect(await edit(id, mine)).toBe('stale');
    expect(await recordOf(id)).toMatchObject({ name: 'Sam Whitlock', capacity: 5 });
  });

  it('keeps what the form cannot name', async () => {
    const id = await offered({ categories: [1, 33] });
    await edit(id, await editOf(id, { categories: [6] }));
    expect((await recordOf(id)).categories).toEqual([6, 33]);
  });

  it('of another council does not exist', async () => {
    const id = await offered();
    const change = await editOf(id, { name: 'X' });
    const tried = at(KINVER, (db) => editOffer(db, id, change, HOME, PRIYA));
    await expect(tried).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a note', () => {
  it('is one note however often it is sent', async () => {
    const id = await offered();
    const note = { offerId: id, noteId: newId(), body: 'Rang: prefers mornings' };
    const add = () => at(SOUTH_STAFFORDSHIRE, (db) => addOfferNote(db, note, PRIYA));
    await Promise.all([add(), add()]);
    const notes = await at(SOUTH_STAFFORDSHIRE, (db) => offerNotesOf(db, id));
    expect(notes).toMatchObject([{ body: 'Rang: prefers mornings', authorName: 'Priya Nair' }]);
    expect(await kindsOf(id)).toEqual(['offered', 'noted']);
  });
});

describe('the list of those that I dealt with last', () => {
  it('has them until somebody else does something', async () => {
    const [me, other] = [await deskAt(KINVER, 'clerk'), await deskAt(KINVER, 'clerk')];
    const [id, theirs] = [await offered({ holderNo: KINVER }), await offered({ holderNo: KINVER })];
    const note = (desk: Desk, offerId: string) =>
      as(desk, (db) => addOfferNote(db, { offerId, noteId: newId(), body: 'Rang' }, actorAt(desk)));
    const mine = async () => {
      const filter = readOfferFilter(new URLSearchParams('mine=yes'), offerChoices(me));
      const { lines } = await as(me, (db) => readOffers(db, me, filter, new URL('http://localhost/')));
      return lines.map((line) => line.id);
    };
    expect(await mine()).toEqual([]);
    await note(other, id);
    await note(me, id);
    await note(me, theirs);
    await note(other, theirs);
    expect(await mine()).toEqual([id]);
  });
});
