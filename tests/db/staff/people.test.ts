import { beforeAll, describe, expect, test } from 'vitest';
import { inviteColleague } from '~/features/staff/commands.server';
import { action as endAction, loader as endLoader } from '~/features/staff/routes/ending';
import { action as linkAction } from '~/features/staff/routes/link';
import { action as newAction, loader as newLoader } from '~/features/staff/routes/new';
import { loader as peopleLoader } from '~/features/staff/routes/people';
import { openInvitation } from '~/platform/auth/invitations.server';
import { withPrivateLinks } from '~/platform/email/private-link.server';
import type { Desk } from '~/door.server';
import { withTenant } from '#db/client.server';
import { MALVERN_HILLS, member, ABBERTON, setTheStage, visit, WORCESTERSHIRE, WYCHAVON, type Answer } from './stage';

const behind = setTheStage();
const wychavon = { tenant: 'wychavon' };
type Member = Awaited<ReturnType<typeof member>>;
let admin: Member;
let coordinator: Member;
beforeAll(async () => {
  admin = await member('admin@wychavon.example', ['administrator', WYCHAVON]);
  coordinator = await member('coordinator@worcestershire.example', ['coordinator', WORCESTERSHIRE]);
});

const inviting = (form: Record<string, string>, as: Member = admin): Promise<Answer> =>
  visit(newAction, '/wychavon/desk/people/new', { cookie: as.cookie, params: wychavon, form });

const tom = { name: 'Tom Bayliss', email: 'tom@parish.example', role: 'clerk', tenantNo: String(ABBERTON) };

/** Everything that inviting somebody leaves behind. */
async function traces(email: string) {
  const [users, memberships, letters, events] = await Promise.all([
    behind()`select id from app_user where email = ${email}`,
    behind()<Array<{ tenant_no: number; role: number; ended_at: Date | null }>>`
      select m.* from membership m join app_user u on u.id = m.user_id where u.email = ${email}`,
    behind()<Array<{ template: string; body: string; tenant_no: number }>>`
      select * from mail where to_address = ${email} order by id`,
    behind()<Array<{ kind: string; actor_id: string; actor_tenant_no: number; on_behalf_of: number | null }>>`
      select e.* from desk_event e join app_user u on e.data->>'userId' = u.id::text where u.email = ${email} order by e.id`,
  ]);
  return { users, memberships, letters, events };
}

describe('who may see and change colleagues', () => {
  test('nobody who is not signed in', async () => {
    const { status, headers } = await visit(peopleLoader, '/wychavon/desk/people', { params: wychavon });
    expect(status).toBe(302);
    expect(headers.get('Location')).toBe('/sign-in?returnTo=%2Fwychavon%2Fdesk%2Fpeople');
  });

  test('no other role, and nobody of another council: as if the page were not there', async () => {
    const others = [
      await member('officer@wychavon.example', ['officer', WYCHAVON]),
      await member('clerk@parish.example', ['clerk', ABBERTON]),
      await member('calls@wychavon.example', ['call_handler', WYCHAVON]),
      await member('care@worcestershire.example', ['social_care', WORCESTERSHIRE]),
      await member('admin@malvern.example', ['administrator', MALVERN_HILLS]),
      await member('admin@parish.example', ['administrator', ABBERTON]),
      await member('admin@worcestershire.example', ['administrator', WORCESTERSHIRE]),
      await member('coordinator@staffordshire.example', ['coordinator', 41_000_000]),
    ];
    for (const { cookie } of others) {
      expect((await visit(peopleLoader, '/wychavon/desk/people', { cookie, params: wychavon })).status).toBe(404);
      expect((await visit(newLoader, '/wychavon/desk/people/new', { cookie, params: wychavon })).status).toBe(404);
      const form = { ...tom, email: 'never@parish.example' };
      expect((await visit(newAction, '/x', { cookie, params: wychavon, form })).status).toBe(404);
    }
    expect((await traces('never@parish.example')).users).toHaveLength(0);
  });
});

describe('inviting a colleague', () => {
  test('gives the role, sends the link and leaves an event', async () => {
    const answer = await inviting(tom);
    expect(answer.headers.get('Location')).toBe('/wychavon/desk/people?done=invited');
    const { memberships, letters, events } = await traces(tom.email);
    expect(memberships).toMatchObject([{ tenant_no: ABBERTON, role: 3, ended_at: null }]);
    expect(events).toMatchObject([
      { kind: 'role_given', actor_id: admin.id, actor_tenant_no: WYCHAVON, on_behalf_of: null },
    ]);
    expect(letters).toMatchObject([{ template: 'staff-invitation', tenant_no: ABBERTON }]);
    const body = letters[0]?.body ?? '';
    expect(body).toContain('as a parish clerk');
    expect(body).not.toContain('/invite/');
    const token = /\/invite\/([\w-]{43})$/m.exec(withPrivateLinks(body))?.[1] ?? '';
    expect(await openInvitation(token)).toMatchObject({ state: 'open', email: tom.email });
  });

  test('is told to the council itself, which would not hear of an address of the administrator’s own', async () => {
    const invented = { ...tom, name: 'Quincy Unheardof', email: 'admin+2@private.example', role: 'officer' };
    await inviting({ ...invented, tenantNo: String(WYCHAVON) });
    const told =
      await behind()`select to_address, tenant_no, subject, body from mail where template = 'staff-role-given'`;
    const [word] = told.filter(({ body }) => String(body).includes(invented.name));
    expect(word).toMatchObject({ to_address: 'help@wychavon.example', tenant_no: WYCHAVON });
    expect(word?.body).toMatch(
      /Quincy Unheardof can now work for your council[^]* gave them this role\.[^]*\/wychavon\/desk\/people/,
    );
    expect(word?.subject).not.toMatch(/Quincy|officer/);
  });

  test('twice, or twice at once, does it once', async () => {
    const form = { ...tom, email: 'eager@parish.example' };
    const answers = await Promise.all([inviting(form), inviting(form), inviting(form)]);
    const said = answers.map(({ headers }) => headers.get('Location')?.split('done=')[1]).sort();
    expect(said).toEqual(['already', 'already', 'invited']);
    const { memberships, letters, events } = await traces(form.email);
    expect([memberships.length, letters.length, events.length]).toEqual([1, 1, 1]);
  });

  test('who signs in elsewhere already sends no link, only word of the role', async () => {
    const known = await member('known@malvern.example', ['officer', MALVERN_HILLS]);
    const answer = await inviting({
      ...tom,
      email: known.email,
      name: 'Somebody Else',
      role: 'officer',
      tenantNo: String(WYCHAVON),
    });
    expect(answer.headers.get('Location')).toContain('done=added');
    const { letters } = await traces(known.email);
    expect(letters).toMatchObject([{ template: 'staff-new-role' }]);
    expect(letters[0]?.body).not.toContain('private-link');
    expect(await behind()`select name from app_user where id = ${known.id}`).toEqual([{ name: 'Priya known' }]);
  });

  test.each([
    ['a council outside the range', { tenantNo: String(MALVERN_HILLS) }, 'tenantNo'],
    ['the county above', { tenantNo: String(WORCESTERSHIRE), role: 'coordinator' }, 'tenantNo'],
    ['a parish clerk at a district', { tenantNo: String(WYCHAVON), role: 'clerk' }, 'role'],
    ['a district officer at a parish', { role: 'officer' }, 'role'],
    ['a coordinator at a district', { tenantNo: String(WYCHAVON), role: 'coordinator' }, 'role'],
    ['social care at a district', { tenantNo: String(WYCHAVON), role: 'social_care' }, 'role'],
    ['a role that there is not', { role: 'emperor' }, 'role'],
    ['an address that is none', { email: 'tom at parish' }, 'email'],
    ['a name that is missing', { name: ' ' }, 'name'],
  ])('is refused for %s, keeping what was typed', async (_, differences, field) => {
    const form = { ...tom, email: 'refused@parish.example', ...differences };
    const { status, data } = await inviting(form);
    expect(status).toBe(422);
    expect(Object.keys((data as { errors: object }).errors)).toEqual([field]);
    expect(data).toMatchObject({ typed: form });
    const { users } = await traces('refused@parish.example');
    expect(users).toHaveLength(0);
  });

  test('is refused for oneself', async () => {
    const { data } = await inviting({
      ...tom,
      email: ' ADMIN@wychavon.example',
      role: 'officer',
      tenantNo: String(WYCHAVON),
    });
    expect(data).toMatchObject({ errors: { email: [expect.stringContaining('yourself')] } });
  });

  test('is refused for an account that was closed', async () => {
    const closed = await member('closed@malvern.example');
    await behind()`update app_user set disabled_at = now() where id = ${closed.id}`;
    const { data } = await inviting({ ...tom, email: closed.email });
    expect(data).toMatchObject({ errors: { email: [expect.stringContaining('closed')] } });
    expect((await traces(closed.email)).memberships).toHaveLength(0);
  });

  test('outside the range is refused by the database too', async () => {
    const desk = {
      tenant: { name: 'Wychavon District Council', phone: { number: '01632 960 001', hours: '' } },
      member: { userId: admin.id, name: 'Priya', email: admin.email, role: 'administrator', tenantNo: WYCHAVON },
      onBehalfOf: null,
    } as Desk;
    const malvern = {
      tenantNo: MALVERN_HILLS,
      countyNo: 47,
      tier: 'district',
      slug: '',
      name: '',
      shortName: '',
    } as const;
    const range = { lo: WYCHAVON, hi: WYCHAVON + 999, wlo: WYCHAVON, whi: WYCHAVON + 999 };
    const invitee = { name: 'Tom', email: 'sneaky@malvern.example', role: 'officer', tenant: malvern } as const;
    await expect(withTenant(range, (db) => inviteColleague(db, desk, invitee))).rejects.toThrow();
    const { memberships, letters } = await traces(invitee.email);
    expect([memberships.length, letters.length]).toEqual([0, 0]);
  });

  test('at the desk of a council below is recorded as on its behalf', async () => {
    const form = { ...tom, email: 'behalf@parish.example' };
    await inviting(form, coordinator);
    const { events } = await traces(form.email);
    expect(events).toMatchObject([
      { actor_id: coordinator.id, actor_tenant_no: WORCESTERSHIRE, on_behalf_of: WYCHAVON },
    ]);
  });
});

describe('ending a role', () => {
  const path = (tenantNo: number, role: string) => `/wychavon/desk/people/x/ending?at=${tenantNo}&as=${role}`;
  const at = (user: { id: string }, as: Member = admin) => ({
    cookie: as.cookie,
    params: { ...wychavon, user: user.id },
  });

  test('takes the desk away from the next page on, and can be undone by inviting again', async () => {
    const leaver = await member('leaver@wychavon.example', ['administrator', WYCHAVON]);
    const theirs = () => visit(peopleLoader, '/wychavon/desk/people', { cookie: leaver.cookie, params: wychavon });
    expect((await theirs()).status).toBe(200);
    const asked = await visit(endLoader, path(WYCHAVON, 'administrator'), at(leaver));
    expect(asked.data).toMatchObject({ role: 'an administrator', council: 'Wychavon District Council' });
    const ending = () => visit(endAction, path(WYCHAVON, 'administrator'), { ...at(leaver), form: {} });
    const [first, second] = await Promise.all([ending(), ending()]);
    expect([first.status, second.status]).toEqual([302, 302]);
    expect((await theirs()).status).toBe(404);
    const { memberships, events } = await traces(leaver.email);
    expect(memberships[0]?.ended_at).toBeInstanceOf(Date);
    expect(events.map(({ kind }) => kind)).toEqual(['role_ended']);
    await inviting({ ...tom, email: leaver.email, role: 'administrator', tenantNo: String(WYCHAVON) });
    expect((await theirs()).status).toBe(200);
  });

  test('is not there for a colleague of another council, nor for a role they do not have', async () => {
    const other = await member('other@malvern.example', ['officer', MALVERN_HILLS]);
    expect((await visit(endLoader, path(MALVERN_HILLS, 'officer'), at(other))).status).toBe(404);
    await visit(endAction, path(MALVERN_HILLS, 'officer'), { ...at(other), form: {} });
    expect((await traces(other.email)).memberships[0]?.ended_at).toBeNull();
    expect((await visit(endLoader, path(WYCHAVON, 'officer'), at(admin))).status).toBe(404);
    expect((await visit(endLoader, '/x?at=1&as=emperor', at(other))).status).toBe(404);
  });

  test('is not for one’s own', async () => {
    const { status } = await visit(endAction, path(WYCHAVON, 'administrator'), { ...at(admin), form: {} });
    expect(status).toBe(403);
    expect((await traces(admin.email)).memberships[0]?.ended_at).toBeNull();
  });
});

describe('a new link', () => {
  const sending = (user: { id: string }) =>
    visit(linkAction, '/x', { cookie: admin.cookie, params: { ...wychavon, user: user.id }, form: {} });

  test('is sent once however often it is asked for', async () => {
    const forgetful = await member('forgetful@wychavon.example', ['officer', WYCHAVON]);
    const answers = await Promise.all([sending(forgetful), sending(forgetful)]);
    const said = answers.map(({ headers }) => headers.get('Location')?.split('done=')[1]).sort();
    expect(said).toEqual(['link', 'waiting']);
    const { letters, events } = await traces(forgetful.email);
    expect(letters.map(({ template }) => template)).toEqual(['staff-new-link']);
    expect(events.map(({ kind }) => kind)).toEqual(['link_sent']);
    expect(withPrivateLinks(letters[0]?.body ?? '')).toMatch(/\/invite\/[\w-]{43}$/m);
  });

  test('is not sent to a colleague of another council', async () => {
    const other = await member('elsewhere@malvern.example', ['officer', MALVERN_HILLS]);
    expect((await sending(other)).status).toBe(404);
    expect((await traces(other.email)).letters).toHaveLength(0);
  });
});
