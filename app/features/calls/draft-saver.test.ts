import { beforeEach, describe, expect, it, test } from 'vitest';
import { DraftSaver, type SaveAnswer, type SaveState } from './draft-saver';

type Sent = { status: number; answer: SaveAnswer | null };
const ok: Sent = { status: 200, answer: { kind: 'saved', version: 2, at: '10:42' } };

let said: SaveState['kind'][];
let planned: { work: () => void; ms: number }[];
let answers: (Sent | Error)[];
let sends: number;
let arrived: number;

function saver(): DraftSaver {
  return new DraftSaver({
    send: () => {
      sends += 1;
      const next = answers.shift() ?? ok;
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
    say: ({ kind }) => said.push(kind),
    saved: () => {
      arrived += 1;
    },
    later: (work, ms) => {
      const plan = { work, ms };
      planned.push(plan);
      return () => {
        planned = planned.filter((one) => one !== plan);
      };
    },
  });
}

/** Lets the time come that was waited for. */
async function wait(): Promise<void> {
  planned.shift()?.work();
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

beforeEach(() => {
  [said, planned, answers, sends, arrived] = [[], [], [], 0, 0];
});

describe('a draft', () => {
  it('is sent once after a pause in typing', async () => {
    const draft = saver();
    draft.changed();
    draft.changed();
    expect([sends, planned.length]).toEqual([0, 1]);
    await wait();
    expect([sends, said.at(-1), draft.unsaved]).toEqual([1, 'saved', false]);
  });

  it('is sent again until it arrives, with longer pauses, and at once when the connection is back', async () => {
    const draft = saver();
    answers = [new Error('offline'), new Error('offline'), { status: 502, answer: null }];
    draft.changed(true);
    await wait();
    expect([said.at(-1), draft.unsaved, planned[0]?.ms]).toEqual(['trying', true, 1500]);
    await wait();
    expect(planned[0]?.ms).toBe(3000);
    await wait();
    expect([said.at(-1), planned[0]?.ms]).toEqual(['trying', 6000]);
    draft.online();
    expect(planned.map(({ ms }) => ms)).toEqual([0]);
    await wait();
    expect([sends, said.at(-1), draft.unsaved]).toEqual([4, 'saved', false]);
  });

  it('takes along what is typed while a save is on its way', async () => {
    const draft = saver();
    draft.changed(true);
    const plan = planned.shift();
    plan?.work();
    draft.changed();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect([said.at(-1), draft.unsaved]).toEqual(['unsaved', true]);
    await wait();
    expect([sends, said.at(-1)]).toEqual([2, 'saved']);
  });

  it('stops for a person where another page was faster, or they are signed out', async () => {
    const draft = saver();
    answers = [
      { status: 409, answer: { kind: 'stale', version: 5, at: '10:42' } },
      { status: 401, answer: null },
    ];
    draft.changed(true);
    await wait();
    expect([said.at(-1), planned.length, draft.unsaved]).toEqual(['stale', 0, true]);
    draft.changed(true);
    await wait();
    expect(said.at(-1)).toBe('signed_out');
  });

  it('can be asked for now, and says whether the server has it', async () => {
    const draft = saver();
    expect(await draft.flush()).toBe(true);
    draft.changed();
    answers = [new Error('offline')];
    expect(await draft.flush()).toBe(false);
    expect(await draft.flush()).toBe(true);
    answers = [new Error('offline')];
    expect([await draft.flush(), await draft.flush(true)]).toEqual([true, false]);
  });

  const anything = { code: 'E_NOT_FOUND', message: 'Not found' } as unknown as SaveAnswer;
  test.each([
    [200, null, 'trying'],
    [200, anything, 'trying'],
    [201, ok.answer, 'trying'],
    [302, null, 'trying'],
    [400, anything, 'refused'],
    [401, anything, 'signed_out'],
    [403, anything, 'refused'],
    [404, anything, 'refused'],
    [404, ok.answer, 'refused'],
    [408, null, 'trying'],
    [409, anything, 'refused'],
    [410, anything, 'refused'],
    [413, null, 'refused'],
    [422, anything, 'refused'],
    [429, anything, 'trying'],
    [500, anything, 'trying'],
    [503, anything, 'trying'],
    [503, null, 'trying'],
  ] as const)('is not saved by an answer of %i with %j: %s', async (status, answer, state) => {
    const draft = saver();
    answers = [{ status, answer }];
    draft.changed(true);
    await wait();
    expect([said.at(-1), draft.unsaved, arrived]).toEqual([state, true, 0]);
    expect(planned.length).toBe(state === 'trying' ? 1 : 0);
  });
});
