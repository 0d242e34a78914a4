import { beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '~/door.server';
import { newId } from '#db/id';
import { countViewers, listViews } from '~/features/audit/queries.server';
import { ofHousehold, requestById } from '~/features/requests/queries.server';
import { readRecord } from '~/features/requests/record-page.server';
import { recordViews } from '~/platform/audit/views.server';
import { as, asked, behind, CODSALL, deskAt, KINVER, setTheStage, SOUTH_STAFFORDSHIRE, STAFFORDSHIRE } from './stage';

setTheStage();
let officer: Desk;
let clerk: Desk;
let social: Desk;
beforeAll(async () => {
  officer = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
  clerk = await deskAt(KINVER, 'clerk');
  social = await deskAt(STAFFORDSHIRE, 'social_care', 'Sam Care');
});

const address = { address: '12 Mill Lane', postcode: 'DY7 6HL' };
const url = new URL('http://localhost/');
const page = (desk: Desk, id: string) => as(desk, (db) => readRecord(db, desk, id, url));

describe('a household', () => {
  it('that has asked before is recognised, with what is needed and who holds it', async () => {
    const before = await asked({
      ...address,
      holderNo: KINVER,
      needs: [
        { category: 2, detail: '' },
        { category: 1, detail: '' },
      ],
    });
    const id = await asked({ ...address, name: 'Frank Ellison' });
    const { household } = await page(officer, id);
    expect(household).toMatchObject([{ id: before, isOpen: true }]);
    expect(household[0]?.words).toMatch(
      /^food and supplies and collecting medication, by Kinver Parish Council, since/,
    );
  });

  it('is not recognised in what other councils hold', async () => {
    const hidden = await asked({ ...address, address: '13 Mill Lane', holderNo: CODSALL });
    const id = await asked({ ...address, address: '13 Mill Lane', holderNo: KINVER });
    expect((await page(officer, id)).household.map((other) => other.id)).toEqual([hidden]);
    expect((await page(clerk, id)).household).toEqual([]);
  });

  it('without an address is nobody else', async () => {
    await asked({ address: '', postcode: null });
    const id = await asked({ address: '', postcode: null });
    const others = await as(officer, async (db) => {
      const record = await requestById(db, id);
      return ofHousehold(db, record?.householdHash ?? null, id);
    });
    expect(others).toEqual([]);
  });
});

describe('the page of a request', () => {
  it('is not there for what is hidden, as for what is absent', async () => {
    const hidden = await asked({ holderNo: CODSALL });
    for (const id of [hidden, newId()]) await expect(page(clerk, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('says who can see it and who cannot', async () => {
    const { sees } = await page(officer, await asked());
    expect(sees.can).toContain('social care, Staffordshire (read only)');
    expect(sees.cannot).toEqual(['Kinver’s clerk: not handed over']);
  });

  it('offers a role what it may do, and nothing more', async () => {
    const id = await asked();
    expect((await page(officer, id)).may).toMatchObject({ change: true, handOn: true, match: true });
    expect((await page(social, id)).may).toMatchObject({ change: false, handOn: false, match: false });
    const held = await asked({ holderNo: KINVER });
    expect((await page(clerk, held)).may).toMatchObject({ change: true, handOn: false, match: true });
  });

  it('shows social care who is helping, but nobody who could', async () => {
    const { needs, seen } = await page(social, await asked());
    expect(needs[0]?.matching?.best).toEqual([]);
    expect(seen).toBeNull();
  });

  it('leaves a view of the request, at whoever holds it', async () => {
    const id = await asked({ holderNo: KINVER });
    expect((await page(officer, id)).viewed).toContainEqual({ subject: 'Request', id, tenantNo: KINVER });
  });

  it('bears the longest of everything', async () => {
    const long = 'x'.repeat(2000);
    const id = await asked({
      name: 'N'.repeat(200),
      address: 'A'.repeat(500),
      accessNeeds: long,
      diet: long,
      needs: Array.from({ length: 30 }, () => ({ category: 99, detail: long })),
    });
    const { head, needs } = await page(officer, id);
    expect(head.name).toHaveLength(200);
    expect(needs[0]?.title).toBe('Something else');
  });
});

describe('who looked at a request', () => {
  const look = (desk: Desk, id: string) =>
    as(desk, (db) => recordViews(db, desk.member, [{ subject: 'Request', id, tenantNo: SOUTH_STAFFORDSHIRE }]));

  it('is counted by people and listed by view, the latest first', async () => {
    const id = await asked();
    for (const desk of [officer, social, officer]) await look(desk, id);
    const of = { subject: 'Request', id };
    expect(await as(officer, (db) => countViewers(db, of))).toMatchObject({ people: 2, views: 3 });
    const { views, next } = await as(officer, (db) => listViews(db, of, null));
    expect(views.map(({ name, role }) => [name, role])).toEqual([
      ['Priya Nair', 'officer'],
      ['Sam Care', 'social_care'],
      ['Priya Nair', 'officer'],
    ]);
    expect(next).toBeNull();
  });

  it('is listed page by page, each view once', async () => {
    const id = await asked();
    const all = Array.from({ length: 120 }, () => ({ subject: 'Request', id, tenantNo: SOUTH_STAFFORDSHIRE }));
    await as(officer, (db) => recordViews(db, officer.member, all));
    const pageAfter = (before: string | null) => as(officer, (db) => listViews(db, { subject: 'Request', id }, before));
    const pages = [await pageAfter(null)];
    for (let last = pages[0]; last?.next; last = pages.at(-1)) pages.push(await pageAfter(last.next));
    const ids = pages.flatMap(({ views }) => views.map((view) => view.id));
    expect([ids.length, new Set(ids).size]).toEqual([120, 120]);
    expect((await pageAfter('nonsense')).views).toHaveLength(50);
  });

  it('cannot be written in another name', async () => {
    const id = await asked();
    const forged = as(officer, (db) =>
      recordViews(db, { ...officer.member, userId: newId() }, [
        { subject: 'Request', id, tenantNo: SOUTH_STAFFORDSHIRE },
      ]),
    );
    await expect(forged).rejects.toMatchObject({ cause: { code: '42501' } });
    expect(await behind()`select from view_record where subject_id = ${id}`).toHaveLength(0);
  });
});
