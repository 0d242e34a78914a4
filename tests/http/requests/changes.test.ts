import { describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { asked, behind, CODSALL, DESK, KINVER, setTheStage, STAFFORDSHIRE, visitor } from './stage';

setTheStage();

describe('two officers at one request', () => {
  const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

  it('lose nothing: the second is told who changed what, and keeps what was typed', async () => {
    const id = await asked({ diet: '', accessNeeds: '' });
    const path = `${DESK.officer}/requests/${id}/edit`;
    const opened = (await visitor('officer').get(path)).text;
    const form = {
      version: hidden(opened, 'version'),
      'before.diet': '',
      'before.accessNeeds': '',
      name: hidden(opened, 'before.name'),
      'before.name': hidden(opened, 'before.name'),
      phone: '01632 960 142',
      'before.phone': hidden(opened, 'before.phone'),
      postcode: 'ST18 9BW',
      'before.postcode': 'ST18 9BW',
      urgency: 'this_week',
      'before.urgency': 'this_week',
    };
    const first = await visitor('second').post(path, { ...form, diet: 'No nuts' });
    expect(first.location).toBe(`${DESK.officer}/requests/${id}?done=edited`);
    const late = await visitor('officer').post(path, {
      ...form,
      diet: 'Diabetic',
      accessNeeds: 'Two flights of stairs',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Joan Hughes');
    expect(late.text).toContain('No nuts (you changed this too: yours stands below)');
    expect(late.text).toContain('>Two flights of stairs</textarea>');
    expect(late.text).toContain('>Diabetic</textarea>');
    const [row] = await behind()`select diet, access_needs from request where id = ${id}`;
    expect(row).toEqual({ diet: 'No nuts', access_needs: '' });
    const again = {
      ...form,
      version: hidden(late.text, 'version'),
      diet: 'No nuts, diabetic',
      accessNeeds: 'Two flights',
    };
    expect((await visitor('officer').post(path, again)).status).toBe(302);
  });

  it('close it once: the second is told, with the reason still there', async () => {
    const id = await asked();
    const path = `${DESK.officer}/requests/${id}/closure`;
    const form = { version: '1', ending: 'closed' };
    await visitor('second').post(path, { ...form, noteId: newId(), reason: 'Daughter has moved in' });
    const late = await visitor('officer').post(path, {
      ...form,
      ending: 'refused',
      noteId: newId(),
      reason: 'Cannot help',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Joan Hughes');
    const [row] = await behind()`select close_reason from request where id = ${id}`;
    expect(row).toEqual({ close_reason: 'Daughter has moved in' });
  });
});

describe('handing on', () => {
  it('takes a request out of sight of the council that held it', async () => {
    const id = await asked({ name: 'Harriet Moved' });
    expect((await visitor('clerk').get(`${DESK.clerk}/requests/${id}`)).status).toBe(200);
    const form = {
      version: '1',
      noteId: newId(),
      to: 'other',
      other: String(CODSALL),
      reason: 'She lives with her son there',
    };
    const { location } = await visitor('officer').post(`${DESK.officer}/requests/${id}/holder`, form);
    expect(location).toBe(`${DESK.officer}/requests/${id}?done=handed-on`);
    expect((await visitor('clerk').get(`${DESK.clerk}/requests/${id}`)).status).toBe(404);
    const found = await visitor('clerk').post(`${DESK.clerk}/requests`, { q: 'harriet' });
    expect((await visitor('clerk').get(found.location ?? '')).text).not.toContain('Harriet Moved');
    const taken = await visitor('stranger').get(`${DESK.stranger}/requests/${id}`);
    expect(taken.text).toContain('Harriet Moved');
    expect(taken.text).toContain('She lives with her son there');
  });

  it('wants a council of the range and a reason', async () => {
    const id = await asked();
    const path = `${DESK.officer}/requests/${id}/holder`;
    const wrong = [
      { to: 'other', reason: 'x' },
      { to: String(STAFFORDSHIRE), reason: 'x' },
      { to: '41005999', reason: 'x' },
      { to: 'somewhere', reason: 'x' },
      { to: String(CODSALL), reason: ' ' },
    ];
    for (const form of wrong) {
      const { status, text } = await visitor('officer').post(path, { version: '1', noteId: newId(), ...form });
      expect([form, status]).toEqual([form, 422]);
      expect(text).toContain('There is a problem');
    }
    const [row] = await behind()`select tenant_no, version from request where id = ${id}`;
    expect(row).toEqual({ tenant_no: KINVER, version: 1 });
  });
});

describe('a coordinator at the desk of a parish', () => {
  it('is told for whom, and what is done is recorded on its behalf', async () => {
    const id = await asked();
    const page = await visitor('coordinator').get(`/kinver/desk/requests/${id}`);
    expect(page.text).toContain('You are working for Kinver Parish Council.');
    await visitor('coordinator').post(`/kinver/desk/requests/${id}/notes`, { noteId: newId(), body: 'Rang them' });
    const [event] = await behind()`
      select actor_name, actor_tenant_no, on_behalf_of from request_event where request_id = ${id} and kind = 'noted'`;
    expect(event).toEqual({ actor_name: 'Martin Okafor', actor_tenant_no: STAFFORDSHIRE, on_behalf_of: KINVER });
  });
});

describe('a note', () => {
  it('that is empty or too long comes back as it was', async () => {
    const id = await asked();
    const path = `${DESK.officer}/requests/${id}/notes`;
    const empty = await visitor('officer').post(path, { noteId: newId(), body: '  ' });
    expect([empty.status, empty.text.includes('Enter the note')]).toEqual([422, true]);
    const long = 'x'.repeat(5001);
    const refused = await visitor('officer').post(path, { noteId: newId(), body: long });
    expect([refused.status, refused.text.includes(long)]).toEqual([422, true]);
  });

  it('is text, whatever it says', async () => {
    const id = await asked();
    const body = '<script>alert(1)</script> & "quotes"';
    await visitor('officer').post(`${DESK.officer}/requests/${id}/notes`, { noteId: newId(), body });
    const { text } = await visitor('officer').get(`${DESK.officer}/requests/${id}`);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('<script>alert');
  });
});
