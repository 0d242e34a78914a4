import { afterEach, beforeEach, expect, it } from 'vitest';
import { jobs } from '~/jobs.server';
import { askCouncils, askIfRight } from '~/features/provision/asking.server';
import { endGroupLink } from '~/features/provision/link.server';
import { holdProvision } from '~/features/provision/hold.server';
import type { ProvisionContent } from '~/features/provision/schema';
import { providerFor } from '~/platform/email/provider.server';
import { linkToken } from '~/platform/hash.server';
import { jobDoor } from '~/platform/jobs/job-door.server';
import { startWorker, type Worker } from '~/platform/jobs/worker.server';
import { mailSink, type MailSink } from '../fixtures/mail-sink';
import { at, CODSALL, database, KINVER, setTheStage } from '../requests/stage';
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
  expect(list?.text).toMatch(/One entry that you keep[^]*\/kinver\/desk\/provision\?todo=stale/);
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

it('confirms nothing by itself: only the button on the page does', async () => {
  const id = await confirmed(20, KINVER, { contactEmail: 'ann@test.example' });
  await ask(KINVER);
  const [row] = await stage().behind<{ days: number }[]>`
    select extract(day from now() - confirmed_at)::int as days from provision where id = ${id}`;
  expect(row?.days).toBe(20);
});
