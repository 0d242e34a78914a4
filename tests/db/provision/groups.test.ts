import { expect, it } from 'vitest';
import { withLink, withPortal } from '#db/client.server';
import { newId } from '#db/id';
import { moveProvision } from '~/features/provision/commands.server';
import { takeChange } from '~/features/provision/commands-changes.server';
import { groupForm } from '~/features/provision/group-form/record.server';
import { ownEntry } from '~/features/provision/own.server';
import { alikeEntries } from '~/features/provision/queries-alike.server';
import { publishedHead } from '~/features/provision/queries-published.server';
import { countEntriesWaiting, entriesWaiting } from '~/features/provision/queries-waiting.server';
import { declineSignUp } from '~/features/provision/sign-up.server';
import { claim, suggest } from '~/features/provision/suggest.server';
import { linkToken, sha256 } from '~/platform/hash.server';
import { londonToday } from '~/platform/forms/typed-date';
import { Visitor } from '../portal/visitor';
import { at, CODSALL, CODSALL_AREA, KINVER, KINVER_AREA, setTheStage, SOUTH_STAFFORDSHIRE } from '../requests/stage';
import { recorded } from './stage';

const stage = setTheStage();

const group = {
  kind: { kind: 'service' },
  name: { runBy: 'Otter Circle', charityNo: ' 9 123456 ' },
  offer: { name: 'Soup at the door', summary: 'Soup on Tuesdays.', cost: 'Free' },
  categories: { categories: ['food', 'befriending'] },
  postcode: { postcode: 'DY76HL' },
  address: { place: 'home', address: '3 Church Close' },
  covers: { reach: '8' },
  hours: {
    when: 'weekly',
    'openings[0].days': ['TU'],
    'openings[0].opens': '11am',
    'openings[0].closes': '1.30 pm',
    'openings[1].days': ['SA'],
    'openings[1].opens': '10',
    'openings[1].closes': 'noon',
    'openings[1].repeats': 'month:1:1',
    'exceptions[0].from': '24 12 2031',
    'exceptions[0].why': 'Christmas',
  },
  contact: { phone: '01632 960 601' },
  private: { contactName: 'Cy Testing', contactEmail: 'Cy@test.example' },
  consent: { agreed: 'yes' },
};
type Change = Partial<Record<keyof typeof group | 'alike', Record<string, string | string[]>>>;

async function signUp(slug: string, change: Change = {}) {
  const visitor = new Visitor(groupForm, slug);
  const { private: contact, consent, ...first } = { ...group, ...change };
  await visitor.answer({ ...first, ...(change.alike ? { alike: change.alike } : {}), private: contact, consent });
  const replies = await Promise.all(Array.from({ length: 4 }, () => visitor.send('check')));
  expect(replies.every(({ to }) => to === 'done')).toBe(true);
  const done = await visitor.open('done');
  if (!('page' in done) || done.page.page !== 'done') throw new Error('no confirmation');
  return done.page;
}

const PRIYA = { id: newId(), name: 'Priya Nair', tenantNo: SOUTH_STAFFORDSHIRE, onBehalfOf: null };
const lettersAbout = (id: string) =>
  stage().behind`select template, to_address, subject, body from mail where provision_id = ${id} order by template`;

it('records a group for the council of its place, unpublished, once, with its private link by mail', async () => {
  const done = await signUp('staffordshire');
  const { behind } = stage();
  const rows = await behind`select * from provision where run_by = 'Otter Circle'`;
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    id: done.recordId,
    tenant_no: SOUTH_STAFFORDSHIRE,
    kind: 2,
    status: 2,
    published: false,
    confirmed_at: null,
    charity_no: '9123456',
    area_code: KINVER_AREA,
    place_public: false,
    public_loc: null,
    phone: '+441632960601',
    contact_email: 'cy@test.example',
  });
  expect(rows[0]?.area_codes).toEqual(expect.arrayContaining([KINVER_AREA, 'E04008963']));
  expect(rows[0]?.hours).toMatchObject({
    openings: [
      { days: ['TU'], opens: '11:00', closes: '13:30' },
      { days: ['SA'], every: 'month', nth: 1 },
    ],
    exceptions: [{ from: '2031-12-24', to: '2031-12-24', sessions: [] }],
  });
  const [event] = await behind`select kind, actor_name from provision_event where provision_id = ${done.recordId}`;
  expect(event).toEqual({ kind: 'signed_up', actor_name: 'the group' });
  const letters = await behind`select body, to_address from mail where template = 'group-received'`;
  expect(letters).toHaveLength(1);
  expect(letters[0]?.body).toContain(`{{private-link:provision:${done.recordId}:1:`);
  const own = await withLink(sha256(linkToken('provision', done.recordId)), (db) => ownEntry(db));
  expect(own.content.name).toBe('Soup at the door');
});

it('waits at its council, which has a letter, until it is published: then the group hears it, with its link', async () => {
  const id = (
    await signUp('kinver', {
      name: { runBy: 'Wrens at work' },
      offer: { ...group.offer, name: 'Wren teas' },
      contact: { phone: '01632 960 688' },
    })
  ).recordId;
  const before = await at(SOUTH_STAFFORDSHIRE, (db) => entriesWaiting(db, SOUTH_STAFFORDSHIRE));
  const badge = await at(SOUTH_STAFFORDSHIRE, (db) => countEntriesWaiting(db, SOUTH_STAFFORDSHIRE, 100));
  expect(await lettersAbout(id)).toMatchObject([{ template: 'group-received' }, { template: 'group-signed-up' }]);
  const [, toCouncil] = await lettersAbout(id);
  expect(toCouncil).toMatchObject({ to_address: 'support@south-staffordshire.example' });
  expect(toCouncil?.body).toContain(`/south-staffordshire/desk/provision/${id}`);
  expect(`${toCouncil?.subject}`).not.toMatch(/Wren|Cy/);
  const publish = (version: number) =>
    at(SOUTH_STAFFORDSHIRE, (db) =>
      moveProvision(db, { id, move: 'publish', until: null, today: londonToday(), version }, PRIYA),
    );
  expect([await publish(7), await publish(1), await publish(1)]).toEqual(['stale', 'done', 'done']);
  const published = (await lettersAbout(id)).filter(({ template }) => template === 'sign-up-published');
  expect(published).toMatchObject([{ to_address: 'cy@test.example' }]);
  expect(published[0]?.body).toContain(`{{private-link:provision:${id}:1:`);
  expect(`${published[0]?.subject}`).not.toMatch(/Wren|Cy/);
  const after = await at(SOUTH_STAFFORDSHIRE, (db) => entriesWaiting(db, SOUTH_STAFFORDSHIRE));
  expect(after).toEqual({ ...before, signedUp: before.signedUp - 1 });
  expect(await at(SOUTH_STAFFORDSHIRE, (db) => countEntriesWaiting(db, SOUTH_STAFFORDSHIRE, 100))).toBe(badge - 1);
});

it('is declined with a reason that the group reads, and ends with its link', async () => {
  const id = (await signUp('kinver', { name: { runBy: 'Rook Circle' }, offer: { ...group.offer, name: 'Rook soup' } }))
    .recordId;
  const decline = (version: number) =>
    at(SOUTH_STAFFORDSHIRE, (db) => declineSignUp(db, { id, version, reason: 'We ring nobody there.' }, PRIYA));
  expect([await decline(2), await decline(1), await decline(1)]).toEqual(['stale', 'done', 'stale']);
  const declined = (await lettersAbout(id)).filter(({ template }) => template === 'sign-up-declined');
  expect(declined).toMatchObject([{ to_address: 'cy@test.example' }]);
  expect(declined[0]?.body).toContain('Our reason: We ring nobody there.');
  await expect(withLink(sha256(linkToken('provision', id)), (db) => ownEntry(db))).rejects.toThrow();
  const [row] = await stage().behind`select status, published from provision where id = ${id}`;
  expect(row).toEqual({ status: 4, published: false });
});

it('asks whether it is an entry that is there already, and tells only what everybody may read', async () => {
  const phone = '+441632960777';
  const id = await recorded(KINVER, { name: 'Soup round', runBy: 'Heron Kitchen', phone, areaCode: KINVER_AREA });
  await recorded(KINVER, { name: 'Hidden', runBy: 'Heron Kitchen', phone, areaCode: KINVER_AREA, published: false });
  const visitor = new Visitor(groupForm, 'kinver');
  // A name that nothing has: only the phone tells, once it is known.
  const quiet = { ...group, name: { runBy: 'Zq Xylophonists' }, offer: { name: 'Vibraphones', summary: 'Music.' } };
  const { private: _, consent: __, ...first } = { ...quiet, contact: { phone: '01632 960777' } };
  expect(await visitor.answer(first)).toMatchObject({ to: 'alike' });
  const open = await visitor.open('alike');
  const page = 'page' in open && open.page.page === 'question' ? open.page : null;
  expect(page?.context.alike).toEqual([
    { id, name: 'Soup round', runBy: 'Heron Kitchen', why: 'the same phone number' },
  ]);
  expect(await visitor.send('alike')).toMatchObject({ status: 422 });
  expect(await visitor.send('alike', { ours: 'none', seen: 'others' })).toMatchObject({ status: 422 });
  expect(await visitor.send('alike', { ours: 'none', seen: id })).toMatchObject({ to: 'address' });
});

it('asks as soon as name and postcode are known', async () => {
  const id = await recorded(CODSALL, { name: 'Gannet lunches', runBy: 'Codsall Gannets', areaCode: CODSALL_AREA });
  const visitor = new Visitor(groupForm, 'kinver');
  const { kind, offer, categories, postcode } = group;
  const first = { kind, name: { runBy: 'The Codsal Gannets' }, offer, categories, postcode };
  expect(await visitor.answer(first)).toMatchObject({ to: 'alike' });
  expect(await visitor.send('alike', { ours: 'none', seen: id })).toMatchObject({ to: 'address' });
});

it('finds what is alike by name in the whole county, and not in another', async () => {
  const about = { name: 'Tea', runBy: 'The Badgers Kettle Club', phone: null, charityNo: null, postcode: null };
  await recorded(KINVER, { name: 'Other', runBy: 'Badger’s Kettle Club', areaCode: KINVER_AREA });
  const at = (county: number) => withPortal({}, (db) => alikeEntries(db, county, { ...about, areaCode: CODSALL_AREA }));
  expect((await at(41)).map(({ why }) => why)).toEqual(['nearly the same name']);
  expect(await at(17)).toEqual([]);
});

it('wants what an entry needs, each at its question', async () => {
  const visitor = new Visitor(groupForm, 'kinver');
  const wrong: [keyof typeof group, Record<string, string>][] = [
    ['kind', {}],
    ['name', { runBy: 'X', charityNo: 'twelve' }],
    ['offer', { name: 'Soup' }],
    ['categories', { categories: 'dragons' }],
    ['postcode', { postcode: 'here' }],
    ['address', {}],
    ['covers', { reach: 'named' }],
    ['hours', { when: 'weekly' }],
    ['contact', {}],
    ['private', { contactName: 'Cy' }],
    ['consent', {}],
  ];
  for (const [step, typed] of wrong) {
    expect(await visitor.send(step, typed), step).toMatchObject({ status: 422 });
    expect(await visitor.send(step, group[step]), step).toMatchObject({ status: 302 });
  }
});

it('keeps a correction and a claim for the holder, each once, and nothing about what is not published', async () => {
  const { behind } = stage();
  const [id, hidden] = [
    await recorded(KINVER, { name: 'Corrected' }),
    await recorded(KINVER, { name: 'Not yet', published: false }),
  ];
  const head = await withPortal({}, (db) => publishedHead(db, 41, id));
  if (!head) throw new Error('It is published');
  expect(await withPortal({}, (db) => publishedHead(db, 41, hidden))).toBeNull();
  const [correction, claimed] = [newId(), newId()];
  const send = () =>
    withPortal({ writeTo: head.tenantNo }, async (db) => {
      await suggest(db, head, { change: correction, words: 'They close at four.', contact: '01632 960001' });
      const who = { name: 'Ann Lee', role: 'Chair', email: 'ann@test.example' };
      await claim(db, head, { change: claimed, words: 'Ring the hall.', ...who });
    });
  await send();
  await send();
  const rows = await behind`select kind, status, words, from_name, from_contact, proposed from provision_change
    where provision_id = ${id} order by kind`;
  expect(rows).toMatchObject([
    { kind: 2, status: 1, words: 'They close at four.', from_name: null, from_contact: '01632 960001' },
    {
      ...{ kind: 3, status: 1, words: 'Ring the hall.', from_name: 'Ann Lee', from_contact: 'ann@test.example' },
      proposed: { contactName: 'Ann Lee', contactEmail: 'ann@test.example', role: 'Chair' },
    },
  ]);
});

it('gives whose claim is taken the private link, by mail and once', async () => {
  const { behind } = stage();
  const id = await recorded(KINVER, { name: 'Claimed twice over', contactPhone: '+441632960555' });
  const head = await withPortal({}, (db) => publishedHead(db, 41, id));
  if (!head) throw new Error('It is published');
  const change = newId();
  const who = { name: 'Bo Lee', role: 'Chair', email: 'bo@test.example' };
  await withPortal({ writeTo: head.tenantNo }, (db) => claim(db, head, { change, words: 'Ring the hall.', ...who }));
  const clerk = { id: null, name: 'Clerk', tenantNo: KINVER, onBehalfOf: null };
  expect(await at(KINVER, (db) => takeChange(db, id, change, clerk))).toBe('done');
  expect(await at(KINVER, (db) => takeChange(db, id, change, clerk))).toBe('decided');
  const links = await behind`select generation, ended_at from provision_link where provision_id = ${id}`;
  expect(links).toMatchObject([{ generation: 1, ended_at: null }]);
  // What they left out stays as the council had it.
  const [kept] = await behind`select contact_name, contact_phone from provision where id = ${id}`;
  expect(kept).toEqual({ contact_name: 'Bo Lee', contact_phone: '+441632960555' });
  const mail = await behind`select tenant_no from mail where to_address = 'bo@test.example'`;
  expect(mail).toMatchObject([{ tenant_no: KINVER }]);
  const opened = await withLink(sha256(linkToken('provision', id)), (db) => ownEntry(db));
  expect(opened).toMatchObject({ id, content: { contactEmail: 'bo@test.example' } });
});
