import { beforeAll, describe, expect, it } from 'vitest';
import { withLink } from '#db/client.server';
import type { Desk } from '~/door.server';
import { editOffer } from '~/features/offers/commands.server';
import { ownOffer } from '~/features/offers/link.server';
import { sendNewOfferLink } from '~/features/offers/private-link.server';
import { offerById } from '~/features/offers/queries.server';
import { editRequest } from '~/features/requests/commands-edit.server';
import type { EditForm } from '~/features/requests/desk-form';
import { ownRequest } from '~/features/requests/link.server';
import { sendNewLink } from '~/features/requests/private-link.server';
import { requestById } from '~/features/requests/queries.server';
import { actorAt } from '~/platform/audit/actor';
import { withPrivateLinks } from '~/platform/email/private-link.server';
import { AppError } from '~/platform/errors/app-error';
import { linkToken, sha256 } from '~/platform/hash.server';
import { offered } from '../offers/stage';
import { as, asked, behind, deskAt, setTheStage, SOUTH_STAFFORDSHIRE, type Asked } from './stage';

setTheStage();
let officer: Desk;
beforeAll(async () => {
  officer = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
});

/** Of somebody whose place is not known, so that an edit says nothing about it. */
const NOWHERE = { areaCode: null, postcode: null, loc: null };
const ask = (wish: Asked = {}) => asked({ ...NOWHERE, ...wish });

const opened = async (work: Promise<{ id: string }>): Promise<string> => {
  try {
    return (await work).id;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};
/** What a request's private links open, the first made first. */
const opens = (id: string, generations = [1, 2, 3]) =>
  Promise.all(
    generations.map((one) => opened(withLink(sha256(linkToken('request', id, one)), (db) => ownRequest(db)))),
  );
const offerOpens = (id: string) =>
  Promise.all([1, 2].map((one) => opened(withLink(sha256(linkToken('offer', id, one)), (db) => ownOffer(db)))));
const letters = async (id: string) => [
  ...(await behind()`select to_address as to, template, body from mail where request_id = ${id} or offer_id = ${id}`),
];
const kinds = async (table: 'request' | 'offer', id: string) => {
  const rows = await behind()`
    select kind from ${behind()(`${table}_event`)} where ${behind()(`${table}_id`)} = ${id} order by at, id`;
  return rows.map(({ kind }) => String(kind));
};

async function edit(id: string, change: Partial<EditForm>): Promise<unknown> {
  return as(officer, async (db) => {
    const record = await requestById(db, id);
    return record && editRequest(db, id, { ...record, ...change }, null, actorAt(officer));
  });
}

describe('the private link of a request', () => {
  it('ends with the address that was wrong, and a new one goes to the right one', async () => {
    const id = await ask({ email: 'wrong@test.example' });
    expect(await opens(id)).toEqual([id, 'not_found', 'not_found']);
    expect(await edit(id, { email: 'right@test.example' })).toBe('done');
    expect(await opens(id)).toEqual(['not_found', id, 'not_found']);
    const [letter, ...more] = await letters(id);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ to: 'right@test.example', template: 'request-link' });
    expect(withPrivateLinks(String(letter?.body))).toContain(`/my/request/${linkToken('request', id, 2)}`);
    expect(await kinds('request', id)).toEqual(['asked', 'edited', 'link_sent']);
  });

  it('ends with an address that is taken out, and nothing is sent', async () => {
    const id = await ask({ email: 'wrong@test.example' });
    expect(await edit(id, { email: null })).toBe('done');
    expect(await opens(id, [1, 2])).toEqual(['not_found', 'not_found']);
    expect(await letters(id)).toEqual([]);
    expect(await kinds('request', id)).toEqual(['asked', 'edited', 'link_ended']);
  });

  it('stays when anything else is changed', async () => {
    const id = await ask({ email: 'right@test.example' });
    await edit(id, { diet: 'No nuts' });
    expect(await opens(id, [1, 2])).toEqual([id, 'not_found']);
    expect(await kinds('request', id)).toEqual(['asked', 'edited']);
  });

  it('is sent anew by the button, once however often it is pressed, and again from the page after that', async () => {
    const id = await ask({ email: 'right@test.example' });
    const press = (made: number) => as(officer, (db) => sendNewLink(db, { id, made }, actorAt(officer)));
    expect(await Promise.all([press(1), press(1)])).toEqual(['done', 'done']);
    expect(await opens(id)).toEqual(['not_found', id, 'not_found']);
    expect(await kinds('request', id)).toEqual(['asked', 'link_sent']);
    await press(2);
    expect(await opens(id)).toEqual(['not_found', 'not_found', id]);
    expect((await letters(id)).map(({ to }) => String(to))).toEqual(['right@test.example', 'right@test.example']);
  });

  it('is not sent anew, and does not end, where there is no address', async () => {
    const id = await ask();
    expect(await as(officer, (db) => sendNewLink(db, { id, made: 1 }, actorAt(officer)))).toBe('no_address');
    expect(await opens(id, [1, 2])).toEqual([id, 'not_found']);
  });
});

describe('the private link of an offer', () => {
  it('ends with the address that was wrong, and a new one goes to the right one', async () => {
    const id = await offered({ ...NOWHERE, email: 'wrong@test.example' });
    const outcome = await as(officer, async (db) => {
      const record = await offerById(db, id);
      if (!record) throw new Error('The offer is gone');
      const { name, contactName, charityNo, phone, travelM, days, parts, transport } = record;
      const { skills, dbs, dbsUntil, capacity, categories, version } = record;
      const change = {
        ...{ name, contactName, charityNo, phone, travelM, days, parts, transport, skills, dbs, dbsUntil, capacity },
        ...{ categories, version, areas: [], known: [], postcode: null, areaCode: null },
        email: 'right@test.example',
      };
      return editOffer(db, id, change, null, actorAt(officer));
    });
    expect(outcome).toBe('done');
    expect(await offerOpens(id)).toEqual(['not_found', id]);
    expect(await letters(id)).toMatchObject([{ to: 'right@test.example', template: 'offer-link' }]);
    expect(await kinds('offer', id)).toEqual(['offered', 'changed', 'link_sent']);
  });

  it('is sent anew by the button, once however often it is pressed', async () => {
    const id = await offered({ email: 'right@test.example' });
    const press = () => as(officer, (db) => sendNewOfferLink(db, { id, made: 1 }, actorAt(officer)));
    expect(await Promise.all([press(), press()])).toEqual(['done', 'done']);
    expect(await offerOpens(id)).toEqual(['not_found', id]);
    expect(await letters(id)).toHaveLength(1);
  });
});
