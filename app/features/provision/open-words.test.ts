import { describe, expect, it } from 'vitest';
import { hoursSchema, type Hours } from './hours-schema';
import { openWords } from './open-words';

const hours = (said: object): Hours => hoursSchema.parse(said);
const opening = (days: string[], more: object = {}) => ({ days, opens: '09:00', closes: '17:00', ...more });

describe('open now', () => {
  const shop = hours({ openings: [opening(['MO', 'TH'], { closes: '18:00' })] });
  const at = (iso: string) => openWords(shop, new Date(iso));

  it('says until when', () => {
    expect(at('2026-06-04T10:00:00Z')).toEqual({ open: true, words: 'Open now, until 6pm' });
    expect(openWords(hours({ always: true }), new Date())).toEqual({ open: true, words: 'Open now' });
  });

  it('says when it opens again', () => {
    expect(at('2026-06-04T07:00:00Z')).toEqual({ open: false, words: 'Opens 9am' });
    expect(at('2026-06-03T10:00:00Z')).toEqual({ open: false, words: 'Opens tomorrow 9am' });
    expect(at('2026-06-04T17:30:00Z')).toEqual({ open: false, words: 'Opens Monday 9am' });
  });

  it('knows nothing without hours', () => {
    expect(openWords(hours({}), new Date())).toBeNull();
  });
});
