import { beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '~/door.server';
import { newId } from '#db/id';
import { listViews } from '~/features/audit/queries.server';
import { findMessage } from '~/features/messages/queries.server';
import { actorAt } from '~/platform/audit/actor';
import { recordViews } from '~/platform/audit/views.server';
import { queueMail } from '~/platform/email/queue.server';
import { addNote, handOn } from '~/features/requests/commands.server';
import { eventsOf, notesOf, requestById } from '~/features/requests/queries.server';
import { abilityFor } from '~/features/policies';
import { ROLES, type Role } from '~/platform/permissions/roles';
import {
  as,
  asked,
  behind,
  CODSALL,
  deskAt,
  KINVER,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
  WORCESTERSHIRE,
} from './stage';

setTheStage();
let coordinator: Desk;
let officer: Desk;
let kinver: Desk;
let codsall: Desk;
let elsewhere: Desk;
beforeAll(async () => {
  [coordinator, officer, kinver, codsall, elsewhere] = await Promise.all([
    deskAt(STAFFORDSHIRE, 'coordinator'),
    deskAt(SOUTH_STAFFORDSHIRE, 'officer'),
    deskAt(KINVER, 'clerk'),
    deskAt(CODSALL, 'clerk'),
    deskAt(WORCESTERSHIRE, 'coordinator'),
  ]);
});

/** What each desk sees of a request: how many needs, notes and events, or that it sees nothing. */
async function seen(id: string) {
  const count = (desk: Desk) =>
    as(desk, async (db) => {
      const record = await requestById(db, id);
      const [notes, events] = await Promise.all([notesOf(db, id), eventsOf(db, id)]);
      return record ? [record.needs.length, notes.length, events.length] : [0, notes.length, events.length];
    });
  const [county, district, one, other, away] = await Promise.all(
    [coordinator, officer, kinver, codsall, elsewhere].map(count),
  );
  return { county, district, kinver: one, codsall: other, elsewhere: away };
}

const hand = (desk: Desk, id: string, to: number, version = 1) =>
  as(desk, (db) => handOn(db, { id, version, noteId: newId(), to, reason: 'Nearer to them' }, actorAt(desk)));

describe('a request that is handed on', () => {
  it('belongs to its new holder with all that lies under it, and is gone for the one before', async () => {
    const id = await asked({
      holderNo: KINVER,
      needs: [
        { category: 1, detail: '' },
        { category: 2, detail: '' },
      ],
    });
    await as(kinver, (db) => addNote(db, { requestId: id, noteId: newId(), body: 'Rang' }, actorAt(kinver)));
    const nothing = [0, 0, 0];
    expect(await seen(id)).toEqual({
      county: [2, 1, 2],
      district: [2, 1, 2],
      kinver: [2, 1, 2],
      codsall: nothing,
      elsewhere: nothing,
    });
    expect(await hand(officer, id, CODSALL)).toBe('done');
    expect(await seen(id)).toEqual({
      county: [2, 2, 3],
      district: [2, 2, 3],
      kinver: nothing,
      codsall: [2, 2, 3],
      elsewhere: nothing,
    });
  });

  it('takes its private link and matches along', async () => {
    const id = await asked({ holderNo: KINVER });
    await hand(coordinator, id, SOUTH_STAFFORDSHIRE);
    const [held] = await behind()`
      select (select count(*)::int from request_link where request_id = ${id} and tenant_no = ${SOUTH_STAFFORDSHIRE}) as links,
             (select count(*)::int from need where request_id = ${id} and tenant_no <> ${SOUTH_STAFFORDSHIRE}) as left_behind`;
    expect(held).toEqual({ links: 1, left_behind: 0 });
  });

  it('takes its messages along, with the job of one that has not left yet', async () => {
    const id = await asked({ holderNo: KINVER });
    const letter = { template: 'request-received', to: 'm@test.example', subject: 'Your request', body: 'Hello' };
    const about = { countyNo: 41, tenantNo: KINVER, about: { requestId: id }, ...letter };
    const [waiting, sent] = await as(kinver, (db) => Promise.all([queueMail(db, about), queueMail(db, about)]));
    await behind()`update mail set status = 2 where id = ${sent}`;
    await hand(officer, id, CODSALL);
    const read = (desk: Desk, message: string) => as(desk, (db) => findMessage(db, message));
    expect(await Promise.all([waiting, sent].map((one) => read(kinver, one)))).toEqual([null, null]);
    expect(await read(codsall, waiting)).toMatchObject({ id: waiting, to: 'm@test.example', tenantNo: CODSALL });
    const jobs = await behind()`
      select payload ->> 'id' as id, (payload ->> 'tenantNo')::int as tenant from graphile_worker._private_jobs
      where payload ->> 'id' in (${waiting}, ${sent}) order by payload ->> 'tenantNo'`;
    expect([...jobs]).toEqual(
      [
        { id: waiting, tenant: CODSALL },
        { id: sent, tenant: KINVER },
      ].sort((a, b) => a.tenant - b.tenant),
    );
  });

  it('takes along who has looked at it: its new holder answers for that, the one before no longer reads it', async () => {
    const id = await asked({ holderNo: KINVER });
    await as(kinver, (db) => recordViews(db, kinver.member, [{ subject: 'Request', id, tenantNo: KINVER }]));
    await hand(officer, id, CODSALL);
    const views = (desk: Desk) => as(desk, (db) => listViews(db, { subject: 'Request', id }, null));
    expect((await views(kinver)).views).toEqual([]);
    expect((await views(codsall)).views).toMatchObject([{ name: 'Priya Nair', tenantNo: KINVER, role: 'clerk' }]);
  });

  it('says who did it, from where, to where and why', async () => {
    const id = await asked();
    await hand(officer, id, KINVER);
    const events = await as(officer, (db) => eventsOf(db, id));
    expect(events.at(-1)).toMatchObject({
      kind: 'handed_on',
      actorName: 'Priya Nair',
      data: { from: SOUTH_STAFFORDSHIRE, to: KINVER },
    });
    expect(await as(kinver, (db) => notesOf(db, id))).toMatchObject([{ body: 'Nearer to them' }]);
  });

  it('is handed on once, however often the button is pressed', async () => {
    const id = await asked();
    const outcomes = await Promise.all([1, 2, 3].map(() => hand(officer, id, KINVER)));
    expect(outcomes).toEqual(['done', 'done', 'done']);
    const events = await as(officer, (db) => eventsOf(db, id));
    expect(events.filter(({ kind }) => kind === 'handed_on')).toHaveLength(1);
  });

  it('goes to the first when two choose differently', async () => {
    const id = await asked();
    const outcomes = await Promise.all([hand(officer, id, KINVER), hand(coordinator, id, CODSALL)]);
    expect(outcomes.sort()).toEqual(['done', 'stale']);
  });
});

describe('handing on', () => {
  it('of somebody who did not agree to sharing wants them asked, and keeps that they were', async () => {
    const id = await asked({ consentShare: false });
    expect(await hand(officer, id, KINVER)).toBe('consent');
    const wish = { id, version: 1, noteId: newId(), to: KINVER, reason: 'Nearer to them', agreed: true };
    expect(await as(officer, (db) => handOn(db, wish, actorAt(officer)))).toBe('done');
    const events = await as(officer, (db) => eventsOf(db, id));
    expect(events.at(-1)).toMatchObject({ kind: 'handed_on', data: { agreed: 'on the phone' } });
  });

  it('stays within the range of the desk', async () => {
    const id = await asked({ holderNo: KINVER });
    expect(await hand(kinver, id, CODSALL)).toBe('outside');
    expect(await hand(kinver, id, SOUTH_STAFFORDSHIRE)).toBe('outside');
    const atDistrict = await asked();
    expect(await hand(officer, atDistrict, STAFFORDSHIRE)).toBe('outside');
    expect(await hand(coordinator, atDistrict, WORCESTERSHIRE)).toBe('outside');
  });

  it('is kept there by the database too', async () => {
    const id = await asked({ holderNo: KINVER });
    const forced = as(kinver, (db) => db.execute(`update request set tenant_no = ${CODSALL} where id = '${id}'`));
    await expect(forced).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('cannot reach a request of somebody else', async () => {
    const id = await asked({ holderNo: CODSALL });
    await expect(hand(kinver, id, KINVER)).rejects.toMatchObject({ code: 'not_found' });
    await expect(hand(elsewhere, id, WORCESTERSHIRE)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is for coordinators and officers', () => {
    const may = (Object.keys(ROLES) as Role[]).filter((role) => abilityFor(role).can('hand_on', 'Request'));
    expect(may).toEqual(['coordinator', 'officer']);
  });
});
