import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withLink } from '#db/client.server';
import { takeChange } from '~/features/provision/commands-changes.server';
import { endGroupLink, makeGroupLink } from '~/features/provision/link.server';
import { groupHoursTyped } from '~/features/provision/group-hours';
import { hoursSchema } from '~/features/provision/hours-schema';
import { holdProvision } from '~/features/provision/hold.server';
import { ownEntry } from '~/features/provision/own.server';
import type { OwnIntent } from '~/features/provision/own-forms';
import { ownPage } from '~/features/provision/own-page.server';
import { takeOwn } from '~/features/provision/own-take.server';
import { contentSchema, type ProvisionContent } from '~/features/provision/schema';
import { linkToken, sha256 } from '~/platform/hash.server';
import { at, CODSALL_AREA, KINVER, KINVER_AREA, setTheStage } from '../requests/stage';
import { recorded } from './stage';

const stage = setTheStage();
const CLERK = { id: null, name: 'Bernadette', tenantNo: KINVER, onBehalfOf: null };

const link = (id: string, generation = 1) => sha256(linkToken('provision', id, generation));
const look = (id: string) => withLink(link(id), (db) => ownEntry(db));
const page = (id: string) => withLink(link(id), (db) => ownPage(db, 'token', new URLSearchParams()));

/** An entry of Kinver's with a private link; public unless told otherwise. */
async function linked(wish: Partial<ProvisionContent> = {}): Promise<string> {
  const place = { areaCode: KINVER_AREA, areaCodes: [KINVER_AREA], staffNotes: 'Ring twice' };
  const id = await recorded(KINVER, { name: 'Soup round', phone: '+441632960001', ...place, ...wish });
  await at(KINVER, async (db) => makeGroupLink(db, await holdProvision(db, id), 'ann@test.example', CLERK));
  return id;
}

/** Sends a form of the page as it is now unless a version is given. */
async function send(id: string, intent: OwnIntent, typed: Record<string, string | string[]> = {}) {
  const { version, confirmedAt } = await look(id);
  const form = new FormData();
  const hidden = {
    version: String(version),
    ...(intent === 'confirm' ? { seen: confirmedAt?.toISOString() ?? '' } : {}),
  };
  for (const [name, values] of Object.entries({ ...hidden, ...typed })) {
    for (const value of [values].flat()) form.append(name, value);
  }
  return withLink(link(id), (db) => takeOwn(db, intent, form));
}

const eventsOf = async (id: string) => {
  const rows = await stage().behind`
    select kind, actor_name, version, content, data from provision_event where provision_id = ${id} order by at, version`;
  return rows.map(({ kind, actor_name: by, version, content, data }) => ({
    kind: String(kind),
    by: String(by),
    version: Number(version),
    content: content as unknown,
    data: data as unknown,
  }));
};
const changesOf = (id: string) =>
  stage().behind`select id, status, proposed, based_on from provision_change where provision_id = ${id}`;

const WORDS = { name: 'Soup round', summary: 'Soup and bread.' };
const HOURS = {
  when: 'weekly',
  'openings[0].days': ['MO', 'TU'],
  'openings[0].opens': '9',
  'openings[0].closes': '17',
};

describe('the private link of an entry', () => {
  it('opens its own entry and no other, until it is ended or sent anew', async () => {
    const id = await linked();
    expect(await look(id)).toMatchObject({ id, version: 1, content: { name: 'Soup round' } });
    expect(JSON.stringify(await page(id))).not.toContain('Ring twice');
    await expect(withLink(sha256('nothing'), (db) => ownEntry(db))).rejects.toMatchObject({ code: 'not_found' });
    await at(KINVER, async (db) => makeGroupLink(db, await holdProvision(db, id), 'bea@test.example', CLERK));
    await expect(look(id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await withLink(link(id, 2), (db) => ownEntry(db))).id).toBe(id);
    const letters = await stage().behind`select to_address, body from mail where template = 'group-link'
      and body like ${`%provision:${id}:2:%`}`;
    expect(letters.map(({ to_address: to }) => String(to))).toEqual(['bea@test.example']);
    const end = () => at(KINVER, async (db) => endGroupLink(db, await holdProvision(db, id), CLERK));
    expect([await end(), await end()]).toEqual([true, false]);
    await expect(withLink(link(id, 2), (db) => ownEntry(db))).rejects.toMatchObject({ code: 'not_found' });
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(['recorded', 'link_sent', 'link_sent', 'link_ended']);
  });
});

describe('what everybody reads', () => {
  it('waits for the holder: one change that can be put right, and the entry stays as it is', async () => {
    const id = await linked();
    expect(await send(id, 'words', WORDS)).toEqual({ ok: true });
    expect(await send(id, 'words', WORDS)).toEqual({ ok: true });
    expect(await send(id, 'hours', HOURS)).toEqual({ ok: true });
    expect(await send(id, 'words', { ...WORDS, summary: 'Soup, bread and tea.' })).toEqual({ ok: true });
    expect(await send(id, 'where', { areaCodes: [KINVER_AREA, CODSALL_AREA] })).toEqual({ ok: true });
    const [change, ...others] = await changesOf(id);
    expect(others).toEqual([]);
    expect(change).toMatchObject({ status: 1, based_on: 1, proposed: { summary: 'Soup, bread and tea.' } });
    expect(Object.keys(change?.proposed as object).sort()).toEqual(['areaCodes', 'hours', 'summary']);
    expect(await look(id)).toMatchObject({ version: 1, content: { summary: 'Neighbours help.' } });
    const { waiting, shown, content } = await page(id);
    expect(waiting?.what).toEqual(expect.arrayContaining(['what you offer', 'opening hours', 'where you help']));
    expect([shown.summary, content.summary]).toEqual(['Soup, bread and tea.', 'Neighbours help.']);
  });

  it('is hours with several times, monthly ones and days that are otherwise; a form sent back as it was changes none', async () => {
    const full = hoursSchema.parse({
      openings: [
        { days: ['MO'], opens: '09:00', closes: '12:00' },
        { days: ['MO'], opens: '14:00', closes: '17:00' },
        { days: ['SA'], opens: '10:00', closes: '12:00', every: 'month', nth: -1 },
      ],
      exceptions: [{ from: '2031-12-24', to: '2031-12-26', why: 'Christmas' }],
      bankHolidays: 'open',
    });
    const id = await linked({ hours: full, published: false });
    expect(await send(id, 'hours', groupHoursTyped(full))).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ version: 1, content: { hours: full } });
    expect(await send(id, 'hours', { ...groupHoursTyped(full), hoursNote: 'Ring first' })).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ version: 2, content: { hours: { ...full, note: 'Ring first' } } });
  });

  it('is who runs it, its numbers, where it is, and that it begins again', async () => {
    const id = await linked();
    const who = { runBy: 'Zoë’s Kitchen', charityNo: ' 1 123456 ', companyNo: 'sc123456' };
    expect(await send(id, 'who', who)).toEqual({ ok: true });
    expect(await send(id, 'place', { place: 'public', address: 'The hall', postcode: 'nowhere' })).toMatchObject({
      ...{ ok: false, status: 422, typed: { postcode: 'nowhere', address: 'The hall' } },
    });
    expect(await send(id, 'place', { place: 'public', address: 'The hall', postcode: 'dy76hl' })).toEqual({ ok: true });
    const [change] = await changesOf(id);
    const place = { address: 'The hall', postcode: 'DY7 6HL' };
    expect(change?.proposed).toMatchObject({
      runBy: 'Zoë’s Kitchen',
      charityNo: '1123456',
      companyNo: 'SC123456',
      ...place,
    });
    expect((await page(id)).waiting?.what).toEqual(expect.arrayContaining(['who runs it', 'where it is']));
    expect((await look(id)).content).toMatchObject({ runBy: 'Invented group', address: null });
    await at(KINVER, (db) => takeChange(db, id, String(change?.id), CLERK));
    expect((await look(id)).content).toMatchObject({ runBy: 'Zoë’s Kitchen', ...place });
    await send(id, 'end');
    expect(await send(id, 'restart')).toEqual({ ok: true });
    expect((await look(id)).content.status).toBe('ended');
    const again = (await changesOf(id)).find(({ status }) => Number(status) === 1);
    await at(KINVER, (db) => takeChange(db, id, String(again?.id), CLERK));
    expect((await look(id)).content.status).toBe('active');
    const hidden = await linked({ published: false, status: 'ended' });
    expect([await send(hidden, 'restart'), await send(hidden, 'restart')]).toEqual([{ ok: true }, { ok: true }]);
    expect((await look(hidden)).content.status).toBe('active');
  });

  it('is shown as not taken over when the holder declines, and a new change is a new one', async () => {
    const id = await linked();
    await send(id, 'words', WORDS);
    await stage().behind`update provision_change set status = 3, decided_at = now(), reason = 'We rang you'
      where provision_id = ${id}`;
    expect((await page(id)).declined).toMatch(/Kinver.*We rang you/);
    await send(id, 'words', WORDS);
    expect((await changesOf(id)).map(({ status }) => Number(status)).sort()).toEqual([1, 3]);
  });

  it('changes at once before it is published: its council looks at the whole', async () => {
    const id = await linked({ published: false });
    expect(await send(id, 'words', WORDS)).toEqual({ ok: true });
    expect(await send(id, 'help', { categories: ['2', '1', '2'] })).toEqual({ ok: true });
    expect(await send(id, 'help', { categories: '77' })).toMatchObject({ ok: false, status: 422 });
    expect(await look(id)).toMatchObject({ version: 3, content: { summary: 'Soup and bread.', categories: [1, 2] } });
    expect(await changesOf(id)).toHaveLength(0);
  });
});

describe('what is the group’s alone', () => {
  it('confirms, counts, pauses, resumes and ends at once, each a version but for the confirmation', async () => {
    const id = await linked();
    expect(await send(id, 'confirm')).toEqual({ ok: true });
    expect(await send(id, 'capacity', { capacityLeft: '0' })).toEqual({ ok: true });
    expect(await send(id, 'private', { contactName: 'Ann', contactEmail: 'Ann@test.example' })).toEqual({ ok: true });
    expect(await send(id, 'pause')).toEqual({ ok: true });
    expect(await send(id, 'resume')).toEqual({ ok: true });
    expect(await send(id, 'end')).toEqual({ ok: true });
    expect(await send(id, 'end')).toEqual({ ok: true });
    expect(await send(id, 'capacity', { capacityLeft: '3' })).toMatchObject({ ok: false, status: 409 });
    const events = await eventsOf(id);
    expect(events.map(({ kind, version }) => `${kind} ${version}`)).toEqual([
      ...['recorded 1', 'link_sent 1', 'confirmed 1', 'changed 2', 'changed 3', 'paused 4', 'resumed 5', 'ended 6'],
    ]);
    expect(events.at(-1)?.by).toBe('the group');
    expect(await look(id)).toMatchObject({ version: 6, content: { status: 'ended', capacityLeft: 0 } });
  });

  it('is planned again after a pause where it was only planned, with a day or without, and begins when they say so', async () => {
    for (const plannedFrom of [null, '2099-05-01']) {
      const id = await linked({ status: 'planned', plannedFrom });
      for (const _ of [1, 2]) expect(await send(id, 'pause')).toEqual({ ok: true });
      expect((await page(id)).standing).toBe('paused');
      for (const _ of [1, 2]) expect(await send(id, 'resume', { was: 'paused' })).toEqual({ ok: true });
      expect(await look(id)).toMatchObject({ version: 3, content: { status: 'planned', plannedFrom } });
      expect(await send(id, 'resume', { was: 'planned' })).toEqual({ ok: true });
      expect(await look(id)).toMatchObject({ content: { status: 'active', plannedFrom: null, wasPlanned: false } });
      expect((await eventsOf(id)).slice(2).map(({ kind }) => kind)).toEqual(['paused', 'resumed', 'begun']);
    }
  });

  it('is planned again also where it was paused before that was known, as its events tell', async () => {
    const [undated, dated, active] = [
      await linked({ status: 'planned' }),
      await linked({ status: 'planned', plannedFrom: '2099-05-01' }),
      await linked(),
    ];
    for (const id of [undated, dated, active]) {
      await send(id, 'pause');
      await send(id, 'private', { contactName: 'Bo', contactEmail: 'Bo@test.example' });
    }
    const { behind } = stage();
    await behind`update provision set was_planned = false, planned_from = null where id in ${behind([undated, dated, active])}`;
    const file = readFileSync('db/migrations/0050_paused_plans.sql', 'utf8');
    await behind.unsafe(/^with before[^;]*;/m.exec(file)?.[0] ?? '');
    await behind`update provision set paused_until = '2020-04-01' where id in ${behind([undated, dated, active])}`;
    const standing = async (id: string) => (await page(id)).standing;
    expect([await standing(undated), await standing(dated), await standing(active)]).toEqual([
      ...['planned', 'planned', 'active'],
    ]);
    expect(await look(dated)).toMatchObject({ content: { plannedFrom: '2099-05-01', wasPlanned: false } });
  });

  it('leaves versions that a restore can put back whole, with what only staff may read', async () => {
    const id = await linked();
    await send(id, 'capacity', { capacityLeft: '4' });
    const version = contentSchema.parse((await eventsOf(id)).at(-1)?.content);
    expect(version).toMatchObject({
      capacityLeft: 4,
      staffNotes: 'Ring twice',
      sourceId: null,
      summary: 'Neighbours help.',
    });
  });

  it('confirms once however often the button is pressed, and not from a page that is out of date', async () => {
    const id = await linked();
    const seen = { seen: '' };
    await send(id, 'confirm', seen);
    const { confirmedAt } = await look(id);
    await send(id, 'confirm', seen);
    expect((await look(id)).confirmedAt).toEqual(confirmedAt);
    await send(id, 'capacity', { capacityLeft: '4' });
    expect(await send(id, 'confirm', { version: '1' })).toMatchObject({ ok: false, status: 409 });
    expect(await send(id, 'capacity', { capacityLeft: '5', version: '1' })).toMatchObject({
      ...{ ok: false, status: 409 },
      typed: { capacityLeft: '5' },
    });
    expect((await look(id)).content.capacityLeft).toBe(4);
  });

  it('refuses days that cannot be and numbers that are none', async () => {
    const id = await linked();
    const until = { 'until.day': '31', 'until.month': '2', 'until.year': '2027' };
    expect(await send(id, 'pause', until)).toMatchObject({ ok: false, errors: { until: [expect.any(String)] } });
    expect(await send(id, 'capacity', { capacityLeft: 'many' })).toMatchObject({ ok: false, status: 422 });
    expect(await send(id, 'contact', {})).toMatchObject({ ok: false, status: 422 });
    expect((await look(id)).version).toBe(1);
  });
});
