import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { expect, it, vi } from 'vitest';
import { log } from '../log.server';
import { accessLog } from './access-log.server';

it('writes down the first part of a path and nothing else of an address', () => {
  const written = vi.spyOn(log, 'debug').mockImplementation(() => undefined);
  const path = '/kinver/directory/entry-1';
  const request = {
    method: 'GET',
    path,
    url: `${path}?place=DY7+6HL&words=food`,
    originalUrl: `${path}?place=DY7+6HL&words=food`,
    headers: { referer: `http://localhost${path}?words=food` },
  };
  const response = Object.assign(new EventEmitter(), { statusCode: 200 });
  const next = vi.fn();
  accessLog(request as unknown as Request, response as unknown as Response, next);
  response.emit('finish');
  expect(next).toHaveBeenCalledOnce();
  expect(written.mock.calls).toEqual([
    [{ method: 'GET', at: 'kinver', status: 200, ms: expect.any(Number) as number }, 'request'],
  ]);
});
