import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from './app';
import { testDatabase, type TestDatabase } from '../db/database';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await testDatabase({ places: true });
  app = await startApp(database);
});

afterAll(async () => {
  await app.stop();
  await database.close();
});

it('a form that is sent after the session has ended comes back whole, to be sent again', async () => {
  const clerk = await app.staff([{ tenantNo: 41_005_017, role: 'clerk' }]);
  expect((await clerk.get('/kinver/desk/requests/new')).status).toBe(200);
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  await sql`delete from session`;
  await sql.end();
  const typed = { name: 'Zoë O’Brien', notes: 'Daughter is in "Leeds" <and> ill', need: ['food', 'pets'] };
  const answer = await clerk.post('/kinver/desk/requests/new', typed);
  expect(answer.status).toBe(401);
  expect(answer.location).toBeNull();
  expect(answer.text).toContain('You have been signed out');
  expect(answer.text).toContain('action="/kinver/desk/requests/new"');
  expect(answer.text).toContain('name="name" value="Zoë O’Brien"');
  expect(answer.text).toContain('value="Daughter is in &quot;Leeds&quot; &lt;and&gt; ill"');
  expect(answer.text).toContain('name="need" value="pets"');
  expect(answer.text).toMatch(/href="\/sign-in[^"]*" target="_blank"/);
});
