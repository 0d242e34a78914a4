import { expect, test } from 'vitest';
import { reasonInWords, templateInWords } from './rules';

test.each([
  ['no_provider', 'Nobody is set up to deliver mail.'],
  ['no_answer', 'The mail provider did not answer.'],
  ['interrupted', 'The server stopped while the message was being sent.'],
  ['422 validation_error', 'The mail provider refuses this address.'],
  ['403 invalid_api_key', 'The mail provider does not accept our account or our sender’s address.'],
  ['429 rate_limit_exceeded', 'The mail provider had too much to do.'],
  ['429 daily_quota_exceeded', 'The allowance at the mail provider is used up.'],
  ['409 concurrent_idempotent_requests', 'The mail provider had too much to do.'],
  ['409 invalid_idempotent_request', 'The mail provider has had this message before, from another sender.'],
  ['500 internal_server_error', 'The mail provider has a fault.'],
])('%s is told as: %s', (code, why) => {
  expect(reasonInWords(code).why).toBe(why);
});

test('whoever may have got a message is asked before it goes out again', () => {
  for (const code of ['interrupted', '409 invalid_idempotent_request'])
    expect(reasonInWords(code).next).toMatch(/^Ask whether it arrived/);
});

test('a message that nobody has named is a message', () => {
  expect(templateInWords('request-received')).toBe('Confirmation of a request');
  expect(templateInWords('constructor')).toBe('Message');
});
