import Holidays from 'date-holidays';

const england = new Holidays('GB', 'ENG');
const years = new Map<number, ReadonlySet<string>>();

/** Whether a day (yyyy-mm-dd) is a bank holiday in England, days in lieu included (the rules of date-holidays). */
export function bankHolidayOn(day: string): boolean {
  return bankHolidaysOf(Number(day.slice(0, 4))).has(day);
}

function bankHolidaysOf(year: number): ReadonlySet<string> {
  const kept = years.get(year);
  if (kept) return kept;
  const days = england.getHolidays(year).filter(({ type }) => type === 'public');
  const found = new Set(days.map(({ date }) => date.slice(0, 10)));
  years.set(year, found);
  return found;
}
