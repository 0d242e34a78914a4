import { expect, it } from 'vitest';
import { withLink } from '#db/client.server';
import { editProvision } from '~/features/provision/commands.server';
import { sendGroupLink, stopGroupLink } from '~/features/provision/commands-link.server';
import { groupLinkOf } from '~/features/provision/link.server';
import { ownEntry } from '~/features/provision/own.server';
import { entryById } from '~/features/provision/queries.server';
import { tryMessageAgain } from '~/features/messages/commands.server';
import { sendMail } from '~/platform/email/send.server';
import { linkToken, sha256 } from '~/platform/hash.server';
import { at, CODSALL, KINVER, setTheStage } from '../requests/stage';
import { recorded } from './stage';

const stage = setTheStage();
const CLERK = { id: null, name: 'Bernadette', tenantNo: KINVER, onBehalfOf: null };

const entry = () => recorded(KINVER, { name: 'Soup round', contactEmail: 'ann@test.example' });
const send = (id: string, made: number) => at(KINVER, (db) => sendGroupLink(db, { id, made }, CLERK));
const stop = (id: string, made: number) => at(KINVER, (db) => stopGroupLink(db, { id, made }, CLERK));
const opens = (id: string, generation: number) =>
  withLink(sha256(linkToken('provision', id, generation)), (db) => ownEntry(db)).then(
    (own) => own.id === id,
    () => false,
  );
const letters = (id: string) => stage().behind<{ id: string; to: string; status: number; why: string | null }[]>`
  select id, to_address as to, status, last_error as why from mail where provision_id = ${id} order by created_at, id`;

it('is sent anew and ended from the page of the entry, once for two clicks', async () => {
  const id = await entry();
  expect(await Promise.all([send(id, 0), send(id, 0)])).toEqual(['done', 'done']);
  expect(await at(KINVER, (db) => groupLinkOf(db, id))).toMatchObject({ made: 1, openSince: expect.any(Date) as Date });
  expect(await send(id, 1)).toBe('done');
  expect([await opens(id, 1), await opens(id, 2)]).toEqual([false, true]);
  // A page from before the second link would end a link that its reader has not seen.
  expect(await stop(id, 1)).toBe('stale');
  expect([await stop(id, 2), await stop(id, 2)]).toEqual(['done', 'done']);
  expect(await opens(id, 2)).toBe(false);
  expect(await at(KINVER, (db) => groupLinkOf(db, id))).toEqual({ made: 2, openSince: null });
  const events = await stage().behind`select kind from provision_event where provision_id = ${id} order by at, id`;
  expect(events.map(({ kind }) => String(kind))).toEqual(['recorded', 'link_sent', 'link_sent', 'link_ended']);
  await expect(at(CODSALL, (db) => sendGroupLink(db, { id, made: 2 }, CLERK))).rejects.toMatchObject({
    code: 'not_found',
  });
});

it('is not sent where there is no address', async () => {
  const id = await recorded(KINVER, { name: 'Nobody to write to' });
  expect(await send(id, 0)).toBe('no_address');
});

it('goes to the corrected address, and the old one’s stops', async () => {
  const id = await entry();
  await send(id, 0);
  const record = await at(KINVER, (db) => entryById(db, id));
  if (!record) throw new Error('The entry is not there');
  const edit = { version: record.version, content: { ...record.content, contactEmail: 'bea@test.example' } };
  expect(await at(KINVER, (db) => editProvision(db, id, edit, CLERK))).toBe('done');
  expect([await opens(id, 1), await opens(id, 2)]).toEqual([false, true]);
  expect((await letters(id)).map(({ to }) => to)).toEqual(['ann@test.example', 'bea@test.example']);
  const gone = { version: record.version + 1, content: { ...record.content, contactEmail: null } };
  expect(await at(KINVER, (db) => editProvision(db, id, gone, CLERK))).toBe('done');
  expect(await opens(id, 2)).toBe(false);
});

it('that was ended leaves in no letter: neither one that waits nor one that is tried again', async () => {
  const id = await entry();
  await send(id, 0);
  const [waiting] = await letters(id);
  await send(id, 1);
  const [old, fresh] = await letters(id);
  expect(old).toMatchObject({ id: waiting?.id, status: 4, why: 'link_ended' });
  expect(fresh).toMatchObject({ status: 1, why: null });
  expect(await at(KINVER, (db) => tryMessageAgain(db, old?.id ?? '', CLERK))).toBe(false);
  const sent: string[] = [];
  for (const letter of [old, fresh]) {
    const job = { tenantNo: KINVER, id: letter?.id ?? '', lastAttempt: false, signal: new AbortController().signal };
    await sendMail(job, (mail) => {
      sent.push(mail.id);
      return Promise.resolve({ done: true });
    });
  }
  expect(sent).toEqual([fresh?.id]);
});
