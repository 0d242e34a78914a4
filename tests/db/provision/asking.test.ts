import { afterEach, beforeEach, expect, it } from 'vitest';
import { withLink, type LinkDb } from '#db/client.server';
import { jobs } from '~/jobs.server';
import { askCouncils, askIfRight } from '~/features/provision/asking.server';
import { confirmByLetter, readLetter } from '~/features/provision/letter.server';
import { endGroupLink } from '~/features/provision/link.server';
import { holdProvision } from '~/features/provision/hold.server';
import type { ProvisionContent } from '~/features/provision/schema';
import { providerFor } from '~/platform/email/provider.server';
import { linkToken, sha256 } from '~/platform/hash.server';
import { jobDoor } from '~/platform/jobs/job-door.server';
import { startWorker, type Worker } from '~/platform/jobs/worker.server';
import { mailSink, type MailSink } from '../fixtures/mail-sink';
import { at, CODSALL, database, KINVER, setTheStage, SOUTH_STAFFORDSHIRE } from '../requests/stage';
import { recorded } from './stage';

const stage = setTheStage();
const SOON = { timeout: 15_000, interval: 50 };
const CLERK = { id: null, name: 'Bernadette', tenantNo: KINVER, onBehalfOf: null };
let sink: MailSink;
let worker: Worker | undefined;

beforeEach(async () => {
  sink = await mailSink();
});
afterEach(async () => {
  await worker?.stop();
  worker = undefined;
  await sink.close();
  const { behind } = stage();
  await behind`delete from graphile_worker._private_jobs`;
  await behind`delete from mail`;
  await behind`update provision set published = false`;
});

/** An entry that was last confirmed so many days ago. Councils of South Staffordshire ask after ten. */
async function confirmed(daysAgo: number, holderNo: number, wish: Partial<ProvisionContent> = {}): Promise<string> {
  const id = await recorded(holderNo, { name: 'Soup round', ...wish });
  await stage().behind`update provision set confirmed_at = now() - ${daysAgo} * interval '1 day' where id = ${id}`;
  return id;
}

const letters = () => stage().behind<{ template: string; to: string; body: string }[]>`
  select template, to_address as to, body from mail order by created_at, to_address`;
const askedAt = async (id: string) => {
  const [row] = await stage().behind<{ at: Date | null }[]>`select asked_at as at from provision where id = ${id}`;
  return row?.at ?? null;
};
const ask = (tenantNo: number, now = new Date()) => jobDoor(tenantNo, (db) => askIfRight(db, tenantNo, now));
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

it('goes through the queue from the clock to the letter: a group gets its link, the council its list', async () => {
  const group = await confirmed(11, KINVER, { contactEmail: 'ann@test.example' });
  await confirmed(12, KINVER, { kind: 'activity', contactEmail: 'clerk@test.example' });
  await confirmed(3, CODSALL, { contactEmail: 'fresh@test.example' });
  const provider = providerFor({
    ...{ DEMO: false, MAIL_FROM: 'Joined Up <no-reply@joined-up.example>' },
    ...{ RESEND_API_KEY: 're_test', RESEND_BASE_URL: sink.url },
  });
  worker = await startWorker({ ...database(), provider, jobs });
  await stage().behind`select graphile_worker.add_job('ask_councils')`;
  await expect.poll(() => sink.delivered().length, SOON).toBe(2);
  const byTo = new Map(sink.delivered().map((post) => [post.to, post]));
  expect(byTo.get('ann@test.example')?.text).toContain(`/my/entry/${linkToken('provision', group)}`);
  const list = byTo.get('clerk@kinver.example');
  expect(list?.text).toMatch(
    /One entry that you keep[^]*\/my\/entries\/[\w-]{43}\n[^]*\(2\)[^]*\/kinver\/desk\/provision\?todo=stale&holder=us/,
  );
  expect(list?.subject).not.toContain('Soup');
  expect(await askedAt(group)).not.toBeNull();
});

it('asks about an entry, and a council, once in the time after which entries grow stale', async () => {
  const [group, own] = [
    await confirmed(20, KINVER, { contactEmail: 'ann@test.example' }),
    await confirmed(20, KINVER, { kind: 'council' }),
  ];
  await Promise.all([ask(KINVER), ask(KINVER)]);
  expect((await letters()).map(({ template }) => template).sort()).toEqual(['entries-asked', 'entry-asked']);
  const later = await confirmed(20, KINVER, { kind: 'council' });
  await ask(KINVER, inDays(9));
  expect(await letters()).toHaveLength(2);
  expect(await askedAt(later)).toBeNull();
  await ask(KINVER, inDays(11));
  const again = (await letters()).slice(2);
  expect(again.map(({ template }) => template).sort()).toEqual(['entries-asked', 'entry-asked']);
  expect(again.some(({ body }) => body.includes('2 entries'))).toBe(true);
  expect([await askedAt(group), await askedAt(own), await askedAt(later)]).not.toContain(null);
});

it('leaves alone what is fresh, ended, merged or not public, and puts in no job where nothing is due', async () => {
  await confirmed(9, KINVER);
  await confirmed(30, KINVER, { status: 'ended' });
  await confirmed(30, KINVER, { published: false });
  await askCouncils();
  expect(await stage().behind`select from graphile_worker.jobs where task_identifier = 'ask_if_right'`).toHaveLength(0);
  await ask(KINVER);
  expect(await letters()).toEqual([]);
});

it('asks the council where staff have ended the link of a group', async () => {
  const id = await confirmed(20, KINVER, { contactEmail: 'ann@test.example' });
  await ask(KINVER);
  await at(KINVER, async (db) => endGroupLink(db, await holdProvision(db, id), CLERK));
  await ask(KINVER, inDays(11));
  expect((await letters()).map(({ to }) => to)).toEqual(['ann@test.example', 'clerk@kinver.example']);
});

it('gives the council a link with which it confirms what its letter asked about, once and as it was seen', async () => {
  const { behind } = stage();
  const own = [await confirmed(20, KINVER, { kind: 'council' }), await confirmed(20, KINVER, { kind: 'council' })];
  const [first, second] = own as [string, string];
  await behind`update provision set recorded_by_no = ${SOUTH_STAFFORDSHIRE} where id = ${first}`;
  const codsalls = await confirmed(20, CODSALL, { kind: 'council' });
  await ask(KINVER);
  const [letter] = await letters();
  const id = /private-link:letter:([0-9a-f-]{36})/.exec(letter?.body ?? '')?.[1] ?? '';
  const opened = <T>(work: (db: LinkDb) => Promise<T>) => withLink(sha256(linkToken('letter', id)), work);
  const page = await opened(readLetter);
  expect([page.holder.slug, page.entries.map((one) => one.id).sort()]).toEqual(['kinver', [...own].sort()]);
  const confirm = (entry?: string) => opened((db) => confirmByLetter(db, { opened: page.opened, entry }));
  expect(await confirm(codsalls)).toBe(0);
  expect((await Promise.all([confirm(first), confirm(first)])).sort()).toEqual([0, 1]);
  const [event] = await behind`
    select kind, actor_name, actor_tenant_no from provision_event where provision_id = ${first} and kind = 'confirmed'`;
  expect(event).toEqual({ kind: 'confirmed', actor_name: 'the council, by its letter', actor_tenant_no: KINVER });
  const [row] = await behind`select recorded_by_no, confirmed_at > now() - interval '1 minute' as fresh from provision
    where id = ${first}`;
  expect(row).toEqual({ recorded_by_no: null, fresh: true });
  // What somebody changed since the page was opened is not confirmed unseen.
  await behind`update provision set updated_at = now() where id = ${second}`;
  expect(await confirm()).toBe(0);
  expect((await opened(readLetter)).entries.map((one) => one.id)).toEqual([second]);
  const again = await opened(readLetter);
  expect(await opened((db) => confirmByLetter(db, { opened: again.opened }))).toBe(1);
  await behind`update provision_letter set expires_at = now() where id = ${id}`;
  await expect(opened(readLetter)).rejects.toMatchObject({ code: 'not_found' });
  expect(await confirm()).toBe(0);
});

it('confirms nothing by itself: only the button on the page does', async () => {
  const id = await confirmed(20, KINVER, { contactEmail: 'ann@test.example' });
  await ask(KINVER);
  const [row] = await stage().behind<{ days: number }[]>`
    select extract(day from now() - confirmed_at)::int as days from provision where id = ${id}`;
  expect(row?.days).toBe(20);
});
