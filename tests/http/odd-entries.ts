import { hoursSchema } from '~/features/provision/hours-schema';
import type { ProvisionContent } from '~/features/provision/schema';

export const KINVER = 41_005_017;
export const KINVER_AREA = 'E04008971';
export const DISTRICT = 41_005_000;

/** Odd entries: with everything, with nothing, ended, of several places, with apostrophes, as long as may be. */
export const ENTRIES: Record<string, Partial<ProvisionContent> & { holderNo: number }> = {
  whole: {
    holderNo: KINVER,
    summary: 'We fetch prescriptions.',
    runBy: "St Peter's Friends",
    categories: [1, 2],
    address: "Vicar's Hall, High Street",
    postcode: 'DY7 6HL',
    areaCode: KINVER_AREA,
    loc: { x: 384_600, y: 283_310 },
    phone: '+441632960001;ext=12',
    email: 'friends@kinver.example',
    website: 'www.kinver.example/our friends',
    cost: 'Free',
    eligibility: 'Anybody over 70',
    languages: 'English and Polish',
    access: 'Step-free',
    charityNo: '1234567',
    companyNo: '01234567',
    hours: hoursSchema.parse({
      openings: [
        { days: ['MO', 'WE'], opens: '09:00', closes: '17:00' },
        { days: ['SA'], opens: '10:00', closes: '12:00', every: 'month', nth: -1, from: '2020-03-01' },
      ],
      note: 'Ring first',
    }),
  },
  bare: { holderNo: DISTRICT },
  ended: { holderNo: DISTRICT, status: 'ended' },
  paused: {
    holderNo: DISTRICT,
    status: 'paused',
    pausedUntil: '2099-01-01',
    hours: hoursSchema.parse({ always: true }),
  },
  planned: { holderNo: DISTRICT, status: 'planned', plannedFrom: '2099-01-01' },
  several: { holderNo: DISTRICT, areaCodes: [KINVER_AREA, 'E04008960'], everywhere: true },
  apostrophe: { holderNo: DISTRICT, name: `O’Brien's "larder" <b>&`, runBy: `O’Brien's` },
  long: { holderNo: DISTRICT, name: 'x'.repeat(200), runBy: 'y'.repeat(200), summary: 'z'.repeat(3000) },
  home: { holderNo: KINVER, placePublic: false, address: 'SECRET HOUSE', postcode: 'DY7 6ZZ', loc: { x: 1, y: 1 } },
  hidden: { holderNo: KINVER, published: false },
  merged: { holderNo: KINVER },
};
