import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import type { Desk } from '~/door.server';
import { listViews } from '~/features/audit/queries.server';
import { abilityFor } from '~/features/policies';
import { takeChange } from '~/features/provision/commands-changes.server';
import { handOnProvision } from '~/features/provision/commands-holder.server';
import { askToJoin } from '~/features/provision/commands-joining.server';
import { confirmProvision } from '~/features/provision/commands.server';
import { holdProvision } from '~/features/provision/hold.server';
import { makeGroupLink } from '~/features/provision/link.server';
import { localitiesAround } from '~/features/provision/places.server';
import { entryById, entryEventsOf } from '~/features/provision/queries.server';
import { wishesOf } from '~/features/provision/queries-wishes.server';
import { wishWords } from '~/features/provision/wishes-page.server';
import { actorAt } from '~/platform/audit/actor';
import { recordViews } from '~/platform/audit/views.server';
import { ROLES, type Role } from '~/platform/permissions/roles';
import {
  as,
  behind,
  CODSALL,
  CODSALL_AREA,
  deskAt,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
  WORCESTERSHIRE,
} from '../requests/stage';
import { recorded } from './stage';

setTheStage();
/** A district of the same county, next to South Staffordshire. */
const CANNOCK_CHASE = 41_001_000;
let desks: Record<'coordinator' | 'officer' | 'kinver' | 'codsall' | 'elsewhere', Desk>;

beforeAll(async () => {
  const [coordinator, officer, kinver, codsall, elsewhere] = await Promise.all([
    deskAt(STAFFORDSHIRE, 'coordinator'),
    deskAt(SOUTH_STAFFORDSHIRE, 'officer'),
    deskAt(KINVER, 'clerk'),
    deskAt(CODSALL, 'clerk'),
    deskAt(WORCESTERSHIRE, 'coordinator'),
  ]);
  desks = { coordinator, officer, kinver, codsall, elsewhere };
});

const hand = (desk: Desk, id: string, to: number, version = 1) =>
  as(desk, (db) => handOnProvision(db, { id, version, to, reason: 'They run it' }, actorAt(desk)));
const read = (desk: Desk, id: string) => as(desk, (db) => entryById(db, id));

describe('an entry that is handed on', () => {
  it('belongs to its new holder, who gets it to confirm, and is gone for the one before', async () => {
    const id = await recorded(KINVER, { name: 'Lunch club', areaCodes: [KINVER_AREA] });
    expect(await hand(desks.officer, id, CODSALL)).toBe('done');
    expect(await read(desks.kinver, id)).toBeNull();
    expect(await read(desks.codsall, id)).toMatchObject({ tenantNo: CODSALL, recordedByNo: KINVER, version: 2 });
    await as(desks.codsall, (db) => confirmProvision(db, id, 2, actorAt(desks.codsall)));
    expect(await read(desks.codsall, id)).toMatchObject({ recordedByNo: null });
    const events = await as(desks.codsall, (db) => entryEventsOf(db, id));
    expect(events.map(({ kind }) => kind)).toEqual(['recorded', 'handed_on', 'confirmed']);
    expect(events[1]).toMatchObject({ note: 'They run it', data: { giver: KINVER, holder: CODSALL } });
  });

  it('is simply kept by whoever takes it to their own council', async () => {
    const id = await recorded(KINVER, { name: 'Van' });
    expect(await hand(desks.officer, id, SOUTH_STAFFORDSHIRE)).toBe('done');
    expect(await read(desks.officer, id)).toMatchObject({ tenantNo: SOUTH_STAFFORDSHIRE, recordedByNo: null });
    const letters = await behind()`select from mail where provision_id = ${id}`;
    expect(letters).toHaveLength(0);
  });

  it('goes on covering the same places: what its holder looks after, and localities of another district, by name', async () => {
    const [southern] = await as(desks.officer, async (db) =>
      (await localitiesAround(db, desks.officer.tenant)).filter(({ areas }) => areas.includes(KINVER_AREA)),
    );
    const everywhere = await recorded(KINVER, {
      name: 'All of Kinver',
      everywhere: true,
      localityIds: [southern?.id ?? ''],
    });
    await hand(desks.officer, everywhere, CODSALL);
    const covers = (one: Awaited<ReturnType<typeof read>>) => {
      const { everywhere: all, areaCodes, localityIds } = one?.content ?? {};
      return { all, areaCodes, localityIds };
    };
    expect(covers(await read(desks.codsall, everywhere))).toEqual({
      all: false,
      areaCodes: [KINVER_AREA],
      localityIds: [southern?.id],
    });
    await hand(desks.coordinator, everywhere, CANNOCK_CHASE, 2);
    const away = covers(await read(desks.coordinator, everywhere));
    expect(away).toMatchObject({ all: false, localityIds: [] });
    expect(away.areaCodes?.toSorted()).toEqual(southern?.areas.toSorted());
  });

  it('takes its private link, its letters with their jobs, and who has looked at it along', async () => {
    const id = await recorded(KINVER, { name: 'Shop', kind: 'food', contactEmail: 'shop@test.example' });
    await as(desks.kinver, async (db) => {
      await makeGroupLink(db, await holdProvision(db, id), 'shop@test.example', actorAt(desks.kinver));
      await recordViews(db, desks.kinver.member, [{ subject: 'Provision', id, tenantNo: KINVER }]);
    });
    await hand(desks.officer, id, CODSALL);
    const [left] = await behind()`
      select (select count(*)::int from provision_link where provision_id = ${id} and tenant_no = ${CODSALL}) as links,
             (select count(*)::int from provision_event where provision_id = ${id} and tenant_no <> ${CODSALL}) as events`;
    expect(left).toEqual({ links: 1, events: 0 });
    const letters = await behind()`
      select template, to_address, (select array_agg(payload ->> 'tenantNo') from graphile_worker._private_jobs
        where payload ->> 'id' = mail.id::text) as jobs
      from mail where provision_id = ${id} and tenant_no = ${CODSALL} order by template`;
    expect(letters).toMatchObject([
      { template: 'entry-handed-on', to_address: desks.codsall.tenant.email, jobs: [String(CODSALL)] },
      { template: 'group-link', to_address: 'shop@test.example' },
    ]);
    expect(letters[1]?.jobs).toContain(String(CODSALL));
    const views = (desk: Desk) => as(desk, (db) => listViews(db, { subject: 'Provision', id }, null));
    expect((await views(desks.kinver)).views).toEqual([]);
    expect((await views(desks.codsall)).views).toMatchObject([{ tenantNo: KINVER }]);
  });

  it('takes what waits there along: who asked to join in reads who decides now, and hears the answer', async () => {
    const id = await recorded(KINVER, { name: 'Shopping bus', areaCodes: [KINVER_AREA] });
    const asked = { id: newId(), areas: [CODSALL_AREA], words: '' };
    const entry = { id, countyNo: 41, tenantNo: KINVER, content: { name: 'Shopping bus' } };
    await as(desks.codsall, (db) => askToJoin(db, entry, asked, { ...actorAt(desks.codsall), tenantNo: CODSALL }));
    const told = () =>
      as(desks.codsall, async (db) => (await wishWords(db, await wishesOf(db, CODSALL, id))).map((one) => one.answer));
    expect(await told()).toEqual(['Kinver has not decided yet.']);
    await hand(desks.officer, id, SOUTH_STAFFORDSHIRE);
    expect(await told()).toEqual(['South Staffordshire has not decided yet.']);
    await as(desks.officer, (db) => takeChange(db, id, asked.id, actorAt(desks.officer)));
    expect(await told()).toEqual([expect.stringContaining('South Staffordshire agreed')]);
  });

  it('is handed on once, however often the button is pressed, and to the first when two choose differently', async () => {
    const id = await recorded(KINVER, { name: 'Twice' });
    expect(await Promise.all([1, 2, 3].map(() => hand(desks.officer, id, CODSALL)))).toEqual(['done', 'done', 'done']);
    const events = await as(desks.officer, (db) => entryEventsOf(db, id));
    expect(events.filter(({ kind }) => kind === 'handed_on')).toHaveLength(1);
    const other = await recorded(KINVER, { name: 'Two tabs' });
    const outcomes = [hand(desks.officer, other, CODSALL), hand(desks.coordinator, other, SOUTH_STAFFORDSHIRE)];
    expect((await Promise.all(outcomes)).sort()).toEqual(['done', 'stale']);
  });

  it('is not given to a council that has it already out of the same list', async () => {
    const [id, same] = [
      await recorded(KINVER, { name: 'Listed', source: 'A list' }),
      await recorded(CODSALL, { name: 'Listed', source: 'A list' }),
    ];
    await behind()`update provision set source_id = '7' where id in (${id}, ${same})`;
    expect(await hand(desks.officer, id, CODSALL)).toBe('twice');
  });
});

describe('handing an entry on', () => {
  it('stays within the range of the desk, also in the database, and reaches nothing of somebody else', async () => {
    const id = await recorded(KINVER, { name: 'Kept', areaCodes: [CODSALL_AREA] });
    expect(await hand(desks.kinver, id, CODSALL)).toBe('outside');
    expect(await hand(desks.officer, id, STAFFORDSHIRE)).toBe('outside');
    expect(await hand(desks.coordinator, id, WORCESTERSHIRE)).toBe('outside');
    expect(await hand(desks.officer, id, 41_005_999)).toBe('outside');
    const forced = as(desks.kinver, (db) =>
      db.execute(`update provision set tenant_no = ${CODSALL} where id = '${id}'`),
    );
    await expect(forced).rejects.toMatchObject({ cause: { code: '42501' } });
    await expect(hand(desks.codsall, id, CODSALL)).rejects.toMatchObject({ code: 'not_found' });
    await expect(hand(desks.elsewhere, id, WORCESTERSHIRE)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is for coordinators and officers', () => {
    const may = (Object.keys(ROLES) as Role[]).filter((role) => abilityFor(role).can('hand_on', 'Provision'));
    expect(may).toEqual(['coordinator', 'officer']);
  });
});
