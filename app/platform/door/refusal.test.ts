import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../errors/app-error';
import { log } from '../log.server';
import { answering, loggable, report } from './refusal.server';

describe('loggable', () => {
  it('says nothing that somebody typed into a query', () => {
    const cause = Object.assign(new Error('duplicate key (email)=(zoe@test.example)'), { code: '23505' });
    const error = new Error('Failed query: insert into request values ($1)\nparams: Zoë O’Brien,01632 960001', {
      cause,
    });
    const said = JSON.stringify(loggable(error));
    expect(said).not.toMatch(/Zoë|O’Brien|01632|zoe@/);
    expect(loggable(error)).toMatchObject({ kind: 'Error', code: '23505' });
  });

  it('says nothing of a query that failed without a code either', () => {
    const error = new Error('Failed query: select $1\nparams: Margaret Ellison', { cause: new Error('gone') });
    expect(JSON.stringify(loggable(error))).not.toContain('Margaret');
  });

  it('says where it happened', () => {
    const { at, message } = loggable(new RangeError('No role has the number 9'));
    expect(message).toBe('No role has the number 9');
    expect(at?.[0]).toMatch(/^at .*refusal\.test/);
  });
});

describe('answering', () => {
  it('lets a redirect pass and answers a refusal in words', async () => {
    const redirect = new Response(null, { status: 302 });
    await expect(answering(() => Promise.reject(redirect as unknown as Error))).rejects.toBe(redirect);
    const refused = answering(() => Promise.reject(new AppError('gone', 'It is gone', 'Ask again')));
    await expect(refused).rejects.toMatchObject({ status: 410 });
  });
});

describe('report', () => {
  const written = vi.spyOn(log, 'error').mockImplementation(() => undefined);
  afterEach(() => written.mockClear());
  const answered = (status: number) => ({ status, statusText: '', internal: true, data: 'No route matches' });

  it('says nothing of an address that leads nowhere', () => {
    for (const status of [400, 404, 405]) report(answered(status));
    expect(written).not.toHaveBeenCalled();
  });

  it('names a page that failed', () => {
    report(answered(500));
    report(new RangeError('No role has the number 9'));
    expect(written.mock.calls.map((call: unknown[]) => call[1])).toEqual(['A page failed', 'A page failed']);
  });
});
