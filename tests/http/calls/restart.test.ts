import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '#db/id';
import { testDatabase, type TestDatabase } from '#tests/db/database';
import { startApp } from '../app';
import { SOUTH_STAFFORDSHIRE } from '../requests/stage';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ places: true });
});
afterAll(() => database.close());

it('a call that is being taken goes on where it was after the server was killed and started again', async () => {
  const desk = '/south-staffordshire/desk/calls';
  const handler = [{ tenantNo: SOUTH_STAFFORDSHIRE, role: 'call_handler' }] as const;
  const first = await startApp(database);
  const visitor = await first.staff(handler);
  const here = (await visitor.post(desk, { id: newId() })).location ?? '';
  const editor = newId();
  const typed = { version: '1', editor, name: 'Greta Halfway', notes: 'Insulin runs out on Friday' };
  expect((await visitor.post(`${here}/draft`, typed)).status).toBe(200);
  const booking = { version: '1', editor, 'forms.call-back.about': 'Ring her daughter' };
  expect((await visitor.post(`${here}/draft`, booking)).status).toBe(200);
  await first.stop('SIGKILL');

  const second = await startApp(database);
  const colleague = await second.staff(handler);
  expect((await colleague.get(desk)).text).toContain('Greta Halfway');
  expect((await colleague.get(here)).text).toContain('Insulin runs out on Friday');
  expect((await colleague.get(`${here}/call-back`)).text).toContain('Ring her daughter');
  await second.stop();
});
