import { describe, expect, it, vi } from 'vitest';
import { action as forgottenAction } from '~/features/staff/routes/forgotten';
import { action as passwordAction } from '~/features/staff/routes/password';
import { acceptInvitation } from '~/platform/auth/invitations.server';
import { forgotPassword } from '~/platform/auth/forgotten.server';
import { ASKINGS } from '~/platform/auth/limits.server';
import { readSession, startSession } from '~/platform/auth/session.server';
import { signIn } from '~/platform/auth/sign-in.server';
import { withPrivateLinks } from '~/platform/email/private-link.server';
import { member, PASSWORD, setTheStage, visit, WYCHAVON } from './stage';

const behind = setTheStage();

const NEW = 'tulip granite orbit kelp';
const ask = (email: string, address?: string) =>
  visit(forgottenAction, '/forgotten-password', { form: { email }, ...(address ? { address } : {}) });
const lettersTo = async (email: string) => [
  ...(await behind()`select tenant_no, template, subject, body from mail where to_address = ${email} order by created_at`),
];
const tokenIn = (body: unknown) => /\/invite\/([\w-]{43})/.exec(withPrivateLinks(String(body)))?.[1] ?? '';
const signedIn = async (cookie: string) =>
  (await readSession(new Request('http://localhost', { headers: { Cookie: cookie.split(';')[0] ?? '' } }))) !== null;
const tries = (email: string, password: string) => signIn({ email, password, address: '198.51.100.7' });

describe('somebody who has forgotten their password', () => {
  it('is sent a link that works once, within the hour, and is stored as a hash', async () => {
    const { email, cookie } = await member('forgetful@wychavon.example', ['officer', WYCHAVON]);
    const answer = await ask(email.toUpperCase());
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/forgotten-password?asked=yes']);
    const [letter] = await lettersTo(email);
    expect(letter).toMatchObject({ tenant_no: WYCHAVON, template: 'staff-forgotten' });
    const token = tokenIn(letter?.body);
    const [link] = await behind()`
      select token_hash, asked_by_owner, expires_at between now() + interval '59 minutes' and now() + interval '1 hour' as hour
      from invitation where user_id = (select id from app_user where email = ${email})`;
    expect(link).toMatchObject({ asked_by_owner: true, hour: true });
    expect(link?.token_hash).not.toContain(token);
    expect(await acceptInvitation(token, NEW)).not.toBeNull();
    expect(await acceptInvitation(token, PASSWORD)).toBeNull();
    expect(await signedIn(cookie)).toBe(false);
    expect(await tries(email, NEW)).toMatchObject({ kind: 'ok' });
  });

  it('cannot use the link after an hour', async () => {
    const { email } = await member('late@wychavon.example', ['officer', WYCHAVON]);
    await ask(email);
    const [letter] = await lettersTo(email);
    await behind()`update invitation set expires_at = expires_at - interval '1 hour' where asked_by_owner`;
    expect(await acceptInvitation(tokenIn(letter?.body), NEW)).toBeNull();
  });

  it('is told the same without an account, without a council and when disabled; and nothing is sent', async () => {
    const { email } = await member('nowhere@wychavon.example');
    const disabled = await member('gone@wychavon.example', ['officer', WYCHAVON]);
    await behind()`update app_user set disabled_at = now() where id = ${disabled.id}`;
    for (const address of [email, disabled.email, 'nobody@wychavon.example']) {
      const answer = await ask(address);
      expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/forgotten-password?asked=yes']);
      expect(await lettersTo(address)).toEqual([]);
    }
  });

  it.each(['known', 'unknown'])('waits as long as anybody: %s', async (which) => {
    const { email } = await member(`patient.${which}@wychavon.example`, ['officer', WYCHAVON]);
    const send = vi.fn(() => Promise.resolve());
    let answered = false;
    let release = (): void => undefined;
    const pause = vi.fn(() => new Promise<void>((resolve) => (release = resolve)));
    const asking = { email: which === 'known' ? email : `not.${email}`, address: '198.51.100.20' };
    const result = forgotPassword(asking, send, pause).then(() => (answered = true));
    await vi.waitFor(() => expect(pause).toHaveBeenCalledOnce());
    if (which === 'known') await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    release();
    await result;
    expect(send).toHaveBeenCalledTimes(which === 'known' ? 1 : 0);
  });

  it('gets three links an hour and no more, and is told the same', async () => {
    const { email } = await member('often@wychavon.example', ['officer', WYCHAVON]);
    const answers = [];
    for (let n = 0; n <= ASKINGS.account; n += 1) answers.push((await ask(email)).status);
    expect(new Set(answers)).toEqual(new Set([302]));
    expect(await lettersTo(email)).toHaveLength(ASKINGS.account);
  });

  it('is asked to wait when too much comes from one address', async () => {
    const address = '198.51.100.30';
    const pause = () => Promise.resolve();
    const once = (n: number) => forgotPassword({ email: `x${n}@y.example`, address }, () => Promise.resolve(), pause);
    for (let n = 0; n < ASKINGS.address; n += 1) expect(await once(n)).toEqual({ kind: 'asked' });
    const answer = await ask('x@y.example', address);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
  });
});

describe('one’s own password', () => {
  const change = (cookie: string, form: Record<string, string>) =>
    visit(passwordAction, '/account/password', { cookie, form });

  it('is changed by whoever knows the old one; every other session ends', async () => {
    const { id, email, cookie } = await member('changer@wychavon.example', ['officer', WYCHAVON]);
    const other = (await startSession(id)).cookie;
    const answer = await change(cookie, { current: PASSWORD, password: NEW });
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/account/password?changed=yes']);
    expect([await signedIn(cookie), await signedIn(other)]).toEqual([true, false]);
    expect(await tries(email, PASSWORD)).toEqual({ kind: 'refused' });
    expect(await tries(email, NEW)).toMatchObject({ kind: 'ok' });
    const [event] = await behind()`select kind from sign_in_event where user_id = ${id} and kind = 'password_changed'`;
    expect(event).toBeDefined();
  });

  it.each([
    ['the old one is not right', { current: 'not the old one', password: NEW }, 'current'],
    ['the new one is weak', { current: PASSWORD, password: 'password1234' }, 'password'],
    ['nothing is entered', { current: '', password: '' }, 'password'],
  ])('stays when %s', async (_what, form, field) => {
    const { id, email, cookie } = await member(`keeper.${field}.${form.current.length}@wychavon.example`, [
      'officer',
      WYCHAVON,
    ]);
    const other = (await startSession(id)).cookie;
    const answer = await change(cookie, form);
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ errors: { [field]: expect.any(Array) as string[] } });
    expect(await signedIn(other)).toBe(true);
    expect(await tries(email, PASSWORD)).toMatchObject({ kind: 'ok' });
  });

  it('is nobody else’s to change', async () => {
    const answer = await visit(passwordAction, '/account/password', { form: { current: PASSWORD, password: NEW } });
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/sign-in']);
  });
});
