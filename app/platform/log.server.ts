import { pino } from 'pino';

/**
 * The process's log, JSON lines. Never log what people typed, names, addresses, links or bodies: log ids, tenants,
 * durations and codes. The paths below are removed should one slip in with an error.
 */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  redact: [
    'email',
    'phone',
    'name',
    'address',
    'body',
    '*.email',
    '*.phone',
    '*.name',
    '*.address',
    'err.parameters',
    'err.args',
    'err.query',
    'err.detail',
  ],
  base: undefined,
});
