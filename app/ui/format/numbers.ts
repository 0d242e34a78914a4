const METRES_IN_KM = 1000;
const WHOLE_KM_FROM = 10;
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A whole number with its thousands set apart: "1,024". */
export function number(count: number): string {
  return grouped.format(count);
}

/** A count with its noun: "1 request", "86 requests", "no requests" only where the caller says so. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${number(count)} ${noun(count, one, many)}`;
}

/** A noun for one and for many: ['entry', 'entries']. */
export type Noun = readonly [one: string, many: string];

/** The noun of a count that stands apart: "request" for 1, "requests" for any other. */
export function noun(count: number, one: string, many: string = `${one}s`): string {
  return count === 1 ? one : many;
}

/** A distance in metres as people say it: "0.8 km", "12 km". Below 100 m the figure would claim more than is known. */
export function km(metres: number): string {
  const distance = metres / METRES_IN_KM;
  if (distance < 0.1) return 'under 0.1 km';
  const oneDecimal = Math.round(distance * 10) / 10;
  return oneDecimal < WHOLE_KM_FROM ? `${oneDecimal.toFixed(1)} km` : `${grouped.format(distance)} km`;
}

/** Names in a row: "Kinver", "Kinver and Enville", "Kinver, Enville and Swindon". */
export function list(items: readonly string[], joiner: 'and' | 'or' = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${joiner} ${items[items.length - 1]}`;
}

/** A share in whole per cent: "64%". Nothing of nothing is "–", not 0%. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`;
}
