import { z } from 'zod';
import { hoursSchema, WEEKDAYS, type Hours, type Weekday } from '~/features/provision/hours-schema';
import type { FieldName } from '../fields';
import { partId } from '~/features/open-referral/ids.server';
import { readInto, type RowReading } from '../reading';
import type { Known, Named } from '../values/places';
import { cleaned, oneLine } from '../values/text';

/** Text where there should be some; anything else counts as not said, so that one odd field does not lose a service. */
const text = z.string().catch('').default('');
const list = <T extends z.ZodType>(of: T) =>
  z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((all) => all.flatMap((one) => of.safeParse(one).data ?? []));

const term = z.looseObject({ name: text, term: text, id: text });
const attributes = list(
  z.looseObject({ id: text, taxonomy_term: term.optional().catch(undefined), value: text, label: text }),
);
const extension = z.union([z.number(), z.string()]).optional().catch(undefined);
const phones = list(z.looseObject({ number: text, extension, description: text }));

const serviceSchema = z.looseObject({
  id: z.string().min(1),
  name: text,
  description: text,
  status: text,
  alert: text,
  url: text,
  email: text,
  fees: text,
  fees_description: text,
  eligibility_description: text,
  organization: z
    .looseObject({
      name: text,
      website: text,
      email: text,
      organization_identifiers: list(
        z.looseObject({ identifier_scheme: text, identifier_type: text, identifier: text }),
      ),
    })
    .optional()
    .catch(undefined),
  phones,
  contacts: list(z.looseObject({ phones, email: text })),
  cost_options: list(
    z.looseObject({ option: text, amount_description: text, amount: z.number().optional().catch(undefined) }),
  ),
  languages: list(z.looseObject({ name: text, note: text, code: text })),
  service_areas: list(z.looseObject({ name: text, extent: text, uri: text, service_area: text })),
  service_at_locations: list(
    z.looseObject({
      location: z
        .looseObject({
          addresses: list(z.looseObject({ address_1: text, address_2: text, city: text, postal_code: text })),
          accessibility: list(z.looseObject({ description: text, accessibility: text })),
        })
        .optional()
        .catch(undefined),
      schedules: list(z.unknown()),
    }),
  ),
  schedules: list(
    z.looseObject({
      freq: text,
      interval: z.number().catch(1).default(1),
      byday: text,
      opens_at: text,
      closes_at: text,
      valid_from: text,
      valid_to: text,
      dtstart: text,
      notes: text,
      description: text,
    }),
  ),
  attributes,
});

type Service = z.output<typeof serviceSchema>;

/** Reads one service of an Open Referral UK feed or file. */
export function readService(no: number, json: unknown, known: Known): RowReading {
  const parsed = serviceSchema.safeParse(json);
  if (!parsed.success) {
    const words = 'It is not a service of Open Referral UK: it has no id';
    return { no, id: null, fields: {}, problems: [{ field: 'id', words }], unknown: [], raw: cameAs(json) };
  }
  const service = parsed.data;
  const row: RowReading = {
    no,
    id: oneLine(service.id).slice(0, 200),
    fields: {},
    problems: [],
    unknown: [],
    raw: cameAs(json),
  };
  for (const [field, said] of Object.entries(saidBy(service))) readInto(row, field as FieldName, said, known);
  const areas = areasOf(service, known);
  if (areas.found.length > 0) row.fields.areaCodes = areas.found;
  row.unknown.push(...areas.unknown.map((name) => ({ field: 'areaCodes' as const, name })));
  const hours = hoursOf(service);
  if (hours) Object.assign(row, { fields: { ...row.fields, hours }, partOfHours: true });
  return row;
}

/** Of what is longer, its id and name are given back alone: hundreds are kept at once. */
const LONGEST_KEPT = 50_000;

/** A service as it came, to be given back if it is refused. */
function cameAs(json: unknown): string[] {
  const whole = JSON.stringify(json);
  if (whole.length <= LONGEST_KEPT) return [whole];
  const { id, name } = named.catch({}).parse(json);
  return [JSON.stringify({ id, name, left_out: 'The rest of it: it was too long to be kept' })];
}

const named = z.object({ id: z.string().max(200).optional(), name: z.string().max(200).optional() });

/**
 * Whether it was told by Joined Up: its parts have ids made of its own. Then what the standard has no word for is known to
 * be so: a town that was only added because an address needs one, what is planned, which areas are whole councils.
 */
function isOurs({ id, attributes: told }: Service): boolean {
  return told[0]?.id === partId(id, 'attribute', 0);
}

const ALERT = /^(Planned|Paused)(?: (?:from|until) (\d{4}-\d\d-\d\d))?$/;

function ownStanding(service: Service): Partial<Record<FieldName, string>> {
  const [, standing = '', day = ''] = ALERT.exec(service.alert) ?? [];
  if (!isOurs(service) || standing === '') return {};
  return { status: standing, ...(day && { [standing === 'Planned' ? 'plannedFrom' : 'pausedUntil']: day }) };
}

/** A number with its extension as people write it; ours says one that begins with 0 in words. */
function telephoneOf({ number, extension: apart, description }: Service['phones'][number]): string {
  const ext = /^Extension (\d+)$/.exec(description)?.[1] ?? apart;
  return ext === undefined || ext === '' ? number : `${number} ext. ${ext}`;
}

/** Its plain fields, each as text for the same readers that a column of a list has. */
function saidBy(service: Service): Partial<Record<FieldName, string>> {
  const { organization, contacts, service_at_locations: places } = service;
  const place = places.map(({ location }) => location).find((one) => one !== undefined);
  const [address] = place?.addresses ?? [];
  const terms = service.attributes.flatMap(({ taxonomy_term: named }) => (named ? [named.name || named.term] : []));
  const number = [...service.phones, ...contacts.flatMap((one) => one.phones)].find((one) => one.number);
  return {
    name: service.name,
    runBy: organization?.name ?? '',
    summary: service.description,
    status: service.status,
    categories: terms.map(oneLine).join(';'),
    phone: number ? telephoneOf(number) : '',
    email: service.email,
    website: service.url,
    cost: service.fees || service.fees_description || costs(service),
    eligibility: service.eligibility_description,
    languages: service.languages
      .map(({ name, note, code }) => name || note || code)
      .filter(Boolean)
      .join(', '),
    access: cleaned(
      place?.accessibility.map(({ description, accessibility }) => description || accessibility).join('\n') ?? '',
    ),
    address: isOurs(service)
      ? ownAddress(service, address?.address_1)
      : [address?.address_1, address?.address_2, address?.city].filter(Boolean).join(', '),
    postcode: address?.postal_code ?? '',
    charityNo: identifier(service, /charity/i),
    companyNo: identifier(service, /compan/i),
    ...ownStanding(service),
  };
}

/** Without an address of its own, its place is told by its name. */
function ownAddress({ name }: Service, said = ''): string {
  return said === name ? '' : said;
}

const costs = ({ cost_options: options }: Service) =>
  options
    .map(({ option, amount_description: words, amount }) =>
      [option, words || (amount === undefined ? '' : `£${amount}`)].filter(Boolean).join(': '),
    )
    .join('; ');

function identifier({ organization }: Service, kind: RegExp): string {
  const found = organization?.organization_identifiers.find(
    (one) => kind.test(one.identifier_scheme) || kind.test(one.identifier_type),
  );
  return found?.identifier ?? '';
}

/** The code of a parish or of an unparished area; codes of other kinds are of whole councils. */
const PARISH_CODE = /^E(04|43)/;

/**
 * Parishes of ours among its areas, by the code in them or else by name, and those that are of another county; other places
 * are no parishes.
 */
function areasOf(service: Service, { areas: named, areaCodes }: Known): Named<string> {
  const ours = isOurs(service);
  const areas = service.service_areas.map(({ name, extent, uri, service_area: more }) => {
    const called = oneLine(name || more);
    const code = /E\d{8}/.exec([uri, extent, more, name].join(' '))?.[0];
    if (code !== undefined)
      return areaCodes.has(code) ? { code } : { stranger: PARISH_CODE.test(code) && `${called} ${code}` };
    // Ours names parishes by their codes; a name alone is a council's or a locality's.
    const found = ours ? [] : (named.get(called.toLowerCase()) ?? []);
    return found.length === 1 ? { code: found[0] } : {};
  });
  return {
    found: [...new Set(areas.flatMap(({ code }) => code ?? []))],
    unknown: areas.flatMap(({ stranger }) => (stranger ? [stranger.trim().slice(0, 60)] : [])),
  };
}

const DAY = /^([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$/;

/** Its schedules as far as they are weekly or monthly sessions; null when it has none that we can read. */
function hoursOf({ schedules }: Service): Hours | null {
  const openings = schedules.flatMap((one) => {
    const named = one.byday.split(',').map((day) => DAY.exec(day.trim()));
    const days = named.flatMap((found) => (found ? [found[2] as Weekday] : []));
    const [opens, closes] = [clock(one.opens_at), clock(one.closes_at)];
    if (!opens || !closes || days.length < named.length) return [];
    const nth = Number(named[0]?.[1] ?? Number.NaN);
    const opening = {
      opens,
      closes,
      days: WEEKDAYS.filter((day) => days.includes(day)),
      every: one.freq === 'MONTHLY' ? 'month' : 'week',
      interval: one.interval,
      ...(Number.isNaN(nth) ? {} : { nth }),
      ...(isDay(one.valid_from) ? { from: one.valid_from.slice(0, 10) } : {}),
      ...(isDay(one.valid_to) ? { until: one.valid_to.slice(0, 10) } : {}),
    };
    return [opening];
  });
  const read = hoursSchema.safeParse({ openings });
  return openings.length > 0 && read.success ? read.data : null;
}

const isDay = (said: string) => /^\d{4}-\d\d-\d\d/.test(said);

function clock(said: string): string | null {
  return /^(?:\d{4}-\d\d-\d\dT)?([01]\d|2[0-3]):([0-5]\d)/.exec(said)?.slice(1, 3).join(':') ?? null;
}
