import { format } from 'date-fns';
import { tz } from '@date-fns/tz';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASKED_BY_PHONE, ASKED_ONLINE, Calendar, OFFERED_ONLINE, pressedBefore } from './calendar';

const inLondon = (moment: Date, pattern: string) => format(moment, pattern, { in: tz('Europe/London') });
const share = fc.double({ min: 0, max: 0.999, noNaN: true });
const anyNow = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });

test('moments lie within the seventeen days that end now, whatever time it is', () => {
  fc.assert(
    fc.property(
      anyNow,
      share,
      share,
      fc.constantFrom(ASKED_ONLINE, ASKED_BY_PHONE, OFFERED_ONLINE),
      (now, position, within, curve) => {
        const calendar = new Calendar(now);
        const moment = calendar.momentOf(curve, position, within);
        expect(moment.getTime()).toBeLessThan(now.getTime());
        expect(moment.getTime()).toBeGreaterThanOrEqual(calendar.dayStart(0).getTime());
      },
    ),
  );
});

test('a later position is never an earlier day', () => {
  fc.assert(
    fc.property(anyNow, share, share, (now, a, b) => {
      const calendar = new Calendar(now);
      const dayOf = (position: number) => inLondon(calendar.momentOf(ASKED_ONLINE, position, 0.5), 'yyyy-MM-dd');
      expect(dayOf(Math.min(a, b)) <= dayOf(Math.max(a, b))).toBe(true);
    }),
  );
});

test('nobody rings before eight or after eight', () => {
  fc.assert(
    fc.property(anyNow, share, share, (now, position, within) => {
      const moment = new Calendar(now).momentOf(ASKED_BY_PHONE, position, within);
      const hour = Number(inLondon(moment, 'H'));
      // On the two days on which the clocks change, the hours since midnight are not those of the clock.
      expect(hour).toBeGreaterThanOrEqual(7);
      expect(hour).toBeLessThanOrEqual(20);
    }),
  );
});

test('a desk gets to it by day, in the morning what came in at night', () => {
  const calendar = new Calendar(new Date('2026-11-21T18:00:00Z'));
  expect(inLondon(calendar.atTheDesk(new Date('2026-11-18T11:00:00Z'), 2), 'd HH:mm')).toBe('18 13:00');
  expect(inLondon(calendar.atTheDesk(new Date('2026-11-18T19:00:00Z'), 3), 'd H')).toMatch(/^19 [89]$/);
  expect(inLondon(calendar.atTheDesk(new Date('2026-11-18T02:00:00Z'), 1), 'd H')).toMatch(/^18 [89]$/);
});

describe('what has happened is brought before now', () => {
  const at = (...hours: number[]) => hours.map((hour) => new Date(Date.UTC(2026, 10, 21, hour)));

  test('when it reaches beyond, in the same order and from the same beginning', () => {
    const [now] = at(12);
    const pressed = pressedBefore(now as Date, at(10, 14, 20, 15));
    const times = pressed.map((moment) => moment.getTime());
    expect(pressed[0]).toEqual(at(10)[0]);
    expect(Math.max(...times)).toBeLessThan(at(12)[0]?.getTime() ?? 0);
    expect(times[1]).toBeLessThan(times[3] ?? 0);
    expect(times[3]).toBeLessThan(times[2] ?? 0);
  });

  test('and left alone when it does not', () => {
    expect(pressedBefore(at(22)[0] as Date, at(10, 14, 20))).toEqual(at(10, 14, 20));
  });
});
