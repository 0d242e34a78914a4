import { beforeAll, describe, expect, it } from 'vitest';
import { matchNeed, moveMatch } from '~/features/matches/commands.server';
import { MATCH_STATUS } from '~/features/matches/schema';
import { NEED_STATUS, REQUEST_STATUS } from '~/features/requests/schema';
import { abilityFor } from '~/features/policies';
import { AppError } from '~/platform/errors/app-error';
import { asked, at, behind, KINVER, SOUTH_STAFFORDSHIRE, setTheStage, STAFFORDSHIRE } from '../requests/stage';
import { offered } from '../offers/stage';
import { needOf, needsOf, officer, statusOf } from './stage';

setTheStage();
const TRIES = 100;
const DISTRICT_NEXT_DOOR = 41_001_000;

const match = (requestId: string, needId: string, offerId: string, by = officer('Priya Nair'), tenantNo?: number) =>
  at(tenantNo ?? SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, { requestId, needId, offerId }, by));

/** A request with needs of these categories, the first of them matched by Priya with Sam. */
async function matched(categories: readonly number[] = [1]) {
  const requestId = await asked({ needs: categories.map((category) => ({ category, detail: '' })) });
  const needId = await needOf(requestId);
  const offerId = await offered();
  const { matchId } = await match(requestId, needId, offerId);
  const move = (to: 'accepted' | 'done' | 'failed' | 'undone', reason?: string) =>
    at(SOUTH_STAFFORDSHIRE, (db) =>
      moveMatch(db, { requestId, matchId, to, ...(reason ? { reason } : {}) }, officer('Priya Nair')),
    );
  return { requestId, needId, offerId, matchId, move };
}

async function assignmentOf(matchId: string): Promise<number> {
  const [row] = await behind()`select status from assignment where match_id = ${matchId}`;
  return Number(row?.status);
}

const eventsOf = async (table: 'request_event' | 'offer_event', id: string) => {
  const column = table === 'request_event' ? 'request_id' : 'offer_id';
  const rows = await behind()`select kind from ${behind()(table)} where ${behind()(column)} = ${id} order by at, id`;
  return rows.map(({ kind }) => String(kind));
};

describe(`${TRIES} officers who click at once, each with a volunteer of their own`, () => {
  const requests: { id?: string; outcomes?: PromiseSettledResult<unknown>[] } = {};
  beforeAll(async () => {
    const requestId = await asked();
    const needId = await needOf(requestId);
    const offers = await Promise.all(Array.from({ length: TRIES }, (_, n) => offered({ name: `Volunteer ${n}` })));
    requests.id = requestId;
    requests.outcomes = await Promise.allSettled(
      offers.map((offerId, n) => match(requestId, needId, offerId, officer(`Officer ${n}`))),
    );
  });

  it('have one winner', async () => {
    expect(requests.outcomes?.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const rows = await behind()`select matched_by from match where request_id = ${requests.id ?? ''}`;
    expect(rows).toHaveLength(1);
    expect(await statusOf(requests.id ?? '')).toBe(REQUEST_STATUS.matched);
    expect(await eventsOf('request_event', requests.id ?? '')).toEqual(['asked', 'matched']);
  });

  it('are each told who was faster, and with whom', async () => {
    const [won] = await behind()`select m.matched_by, o.name from match m join offer o on o.id = m.offer_id
      where m.request_id = ${requests.id ?? ''}`;
    const losses = (requests.outcomes ?? []).flatMap((one) =>
      one.status === 'rejected' ? [one.reason as unknown] : [],
    );
    expect(losses).toHaveLength(TRIES - 1);
    for (const loss of losses) {
      expect(loss).toBeInstanceOf(AppError);
      expect(loss).toMatchObject({
        code: 'conflict',
        message: `${String(won?.matched_by)} was faster: this need is matched with ${String(won?.name)}`,
      });
    }
  });
});

describe('a double click', () => {
  it('makes one match and is answered as success both times', async () => {
    const requestId = await asked();
    const needId = await needOf(requestId);
    const offerId = await offered();
    const priya = officer('Priya Nair');
    const both = await Promise.all([
      match(requestId, needId, offerId, priya),
      match(requestId, needId, offerId, priya),
    ]);
    expect(both[0].matchId).toBe(both[1].matchId);
    expect(await eventsOf('offer_event', offerId)).toEqual(['offered', 'matched']);
  });

  it('of a later step does nothing twice', async () => {
    const { requestId, move } = await matched();
    await Promise.all([move('accepted'), move('accepted')]);
    expect(await eventsOf('request_event', requestId)).toEqual(['asked', 'matched', 'match_accepted']);
  });
});

describe('a resident who did not agree to sharing', () => {
  it('is told to nobody unless somebody says that they agree now, which the history keeps', async () => {
    const requestId = await asked({ consentShare: false });
    const needId = await needOf(requestId);
    const offerId = await offered();
    await expect(match(requestId, needId, offerId)).rejects.toMatchObject({ code: 'invalid' });
    expect(await needsOf(requestId)).toMatchObject([{ status: NEED_STATUS.open }]);
    const wish = { requestId, needId, offerId, agreed: true };
    await at(SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, wish, officer('Priya Nair')));
    const [event] = await behind()`select data from request_event where request_id = ${requestId} and kind = 'matched'`;
    expect(event?.data).toMatchObject({ agreed: 'on the phone' });
  });

  it('who agreed has nothing of that kept', async () => {
    const requestId = await asked();
    const wish = { requestId, needId: await needOf(requestId), offerId: await offered(), agreed: true };
    await at(SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, wish, officer('Priya Nair')));
    const [event] = await behind()`select data from request_event where request_id = ${requestId} and kind = 'matched'`;
    expect(event?.data).not.toHaveProperty('agreed');
  });
});

describe('undoing a match', () => {
  it('opens the need and the request again and lets the helper go', async () => {
    const { requestId, matchId, offerId, move } = await matched();
    expect(await assignmentOf(matchId)).toBe(MATCH_STATUS.matched);
    await move('undone');
    expect((await needsOf(requestId)).map(({ status }) => status)).toEqual([NEED_STATUS.open]);
    expect(await statusOf(requestId)).toBe(REQUEST_STATUS.unmatched);
    expect(await assignmentOf(matchId)).toBe(MATCH_STATUS.undone);
    expect(await eventsOf('offer_event', offerId)).toEqual(['offered', 'matched', 'match_undone']);
  });

  it('leaves room for somebody else', async () => {
    const { requestId, needId, move } = await matched();
    await move('undone');
    await match(requestId, needId, await offered({ name: 'Joan Birch' }));
    expect(await statusOf(requestId)).toBe(REQUEST_STATUS.matched);
  });
});

describe('what follows a match', () => {
  it('is part of a request while other needs are open', async () => {
    const { requestId } = await matched([1, 6]);
    expect(await statusOf(requestId)).toBe(REQUEST_STATUS.part_matched);
  });

  it('ends the request when all of its needs are done', async () => {
    const { requestId, offerId, move } = await matched([1, 6]);
    const second = (await needsOf(requestId)).find(({ category }) => category === 6)?.id ?? '';
    const other = await match(requestId, second, offerId);
    await move('accepted');
    await move('done');
    expect(await statusOf(requestId)).toBe(REQUEST_STATUS.matched);
    await at(SOUTH_STAFFORDSHIRE, (db) =>
      moveMatch(db, { requestId, matchId: other.matchId, to: 'done' }, officer('Priya Nair')),
    );
    expect(await statusOf(requestId)).toBe(REQUEST_STATUS.done);
    expect(await assignmentOf(other.matchId)).toBe(MATCH_STATUS.done);
  });

  it('keeps why it did not work out, and the need is open again', async () => {
    const { requestId, matchId, move } = await matched();
    await move('failed', 'The car broke down');
    const [row] = await behind()`select reason, ended_at from match where id = ${matchId}`;
    expect(row?.reason).toBe('The car broke down');
    expect(row?.ended_at).not.toBeNull();
    expect(await statusOf(requestId)).toBe(REQUEST_STATUS.unmatched);
  });

  it('cannot be taken back once it is done', async () => {
    const { move } = await matched();
    await move('done');
    await expect(move('undone')).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('who may match what', () => {
  it('is told that an offer of another district does not exist', async () => {
    const requestId = await asked();
    const foreign = await offered({ holderNo: DISTRICT_NEXT_DOOR });
    await expect(match(requestId, await needOf(requestId), foreign)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is told that a request of another district does not exist', async () => {
    const requestId = await asked({ holderNo: DISTRICT_NEXT_DOOR });
    const needId = await needOf(requestId);
    await expect(match(requestId, needId, await offered())).rejects.toMatchObject({ code: 'not_found' });
  });

  it('cannot reach from a parish for what the district holds', async () => {
    const requestId = await asked();
    const needId = await needOf(requestId);
    const own = await offered({ holderNo: KINVER });
    const tried = match(requestId, needId, own, officer('The clerk'), KINVER);
    await expect(tried).rejects.toMatchObject({ code: 'not_found' });
  });

  it('may be a clerk with the parish’s own volunteer, and the county with a district’s', async () => {
    const requestId = await asked({ holderNo: KINVER });
    const own = await offered({ holderNo: KINVER });
    await match(requestId, await needOf(requestId), own, officer('The clerk'), KINVER);
    const across = await asked({ holderNo: DISTRICT_NEXT_DOOR });
    await match(across, await needOf(across), await offered(), officer('The county'), STAFFORDSHIRE);
    expect(await statusOf(across)).toBe(REQUEST_STATUS.matched);
  });

  it('is nobody who only reads', () => {
    for (const role of ['social_care', 'call_handler'] as const) {
      expect(abilityFor(role).can('read', 'Match')).toBe(true);
      expect(abilityFor(role).can('add', 'Match')).toBe(false);
      expect(abilityFor(role).can('change', 'Match')).toBe(false);
    }
    expect(abilityFor('administrator').can('read', 'Match')).toBe(false);
  });

  it('is not offered somebody who has paused meanwhile', async () => {
    const requestId = await asked();
    const paused = await offered({ status: 'paused' });
    await expect(match(requestId, await needOf(requestId), paused)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('cannot match what has ended', async () => {
    const requestId = await asked({ status: 'closed' });
    const tried = match(requestId, await needOf(requestId), await offered());
    await expect(tried).rejects.toMatchObject({ code: 'conflict' });
  });
});
