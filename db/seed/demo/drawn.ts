import { dayBit } from '~/features/offers/rules';
import { COMMON_CATEGORIES } from '~/features/tenants/schema';
import { daysAfter, londonToday } from '~/platform/forms/typed-date';
import type { DrawnOffer } from './offers';
import type { Drawn } from './requests';
import type { World } from './world';

const { food, medication, befriending, transport } = COMMON_CATEGORIES;
const HOUR = 3_600_000;

/** The reference of the request that the guide opens. */
export const DRAWN_REFERENCE = 'JU-7K3-QXM';

/** The numbers of those below: nobody else is given one of them. */
export const DRAWN_PHONES: readonly string[] = [
  ...['142', '188', '121', '144'].map((end) => `+441632960${end}`),
  ...['146', '147'].map((end) => `+447700900${end}`),
];

/**
 * The household on the first page of the guide: Margaret Ellison of Coppenhall, who needs food today and whose medicine
 * the parish has been fetching for a week. Invented like everybody else.
 */
export function drawnRequests(world: World, now: Date): Drawn[] {
  const person = { name: 'Margaret Ellison', surname: 'Ellison', bornYear: 1938 };
  const home = { address: '3 Church Close, Coppenhall', spot: world.spotAt('ST18 9BW') };
  const known = {
    forOther: false,
    askerName: null,
    askerPhone: null,
    phone: '+441632960142',
    email: null,
    bornYear: 1938,
    accessNeeds: 'First floor, hard of hearing',
    diet: 'Diabetic',
    consentShare: true,
  };
  return [
    {
      status: 'part_matched',
      urgency: 'food_today',
      person,
      home,
      channel: 'phone',
      portalTier: 'district',
      askedAt: new Date(now.getTime() - 2 * HOUR),
      reference: DRAWN_REFERENCE,
      note: 'Daughter is in Leeds, neighbour shops but is now ill.',
      handedOn: false,
      fates: ['open', 'accepted'],
      entry: {
        ...known,
        needs: [
          { category: food, detail: 'Nothing for tonight. Diabetic. Cannot carry bags up stairs (first floor).' },
          { category: medication, detail: 'Penkridge pharmacy, ready Thursday' },
        ],
      },
    },
    {
      status: 'matched',
      urgency: 'this_week',
      person,
      home,
      channel: 'phone',
      portalTier: 'district',
      askedAt: new Date(now.getTime() - 9 * 24 * HOUR),
      reference: 'JU-4PX-7KD',
      handedOn: true,
      fates: ['accepted'],
      entry: {
        ...known,
        needs: [{ category: medication, detail: 'Repeat prescription from the surgery, once a month.' }],
      },
    },
  ];
}

/** Who is near her. */
export function drawnOffers(world: World, now: Date): DrawnOffer[] {
  const today = londonToday(now);
  const coppenhall = world.spotAt('ST18 9BN');
  const clerk = world.councilAt(coppenhall.place, 'parish');
  return [
    {
      spot: world.spotAt('ST18 9LH'),
      keptFree: true,
      dbsUntil: daysAfter(today, 180),
      entry: {
        kind: 'person',
        name: 'Sam Whitlock',
        phone: '+447700900146',
        email: 'sam.whitlock@drawn.example',
        categories: [food, medication],
        dbs: 'enhanced',
        transport: 'car',
        travelM: 8000,
        capacity: 2,
      },
    },
    {
      spot: world.spotAt('ST18 9AH'),
      keptFree: true,
      entry: {
        kind: 'group',
        name: 'Penkridge Food Share',
        phone: '+441632960188',
        email: null,
        categories: [food],
        transport: 'van',
        travelM: 12_000,
        capacity: 12,
        skills: 'Parcels for one or for four, delivered until six. Deliver in Coppenhall and Dunston.',
      },
    },
    {
      spot: world.spotAt('ST19 5AS'),
      keptFree: true,
      entry: {
        kind: 'person',
        name: 'Joan Birch',
        phone: '+447700900147',
        email: null,
        categories: [food],
        transport: 'car',
        travelM: 9000,
        capacity: 3,
        days: dayBit(daysAfter(today, 1)),
      },
    },
    {
      spot: coppenhall,
      ...(clerk ? { holderNo: clerk.tenantNo } : {}),
      entry: {
        kind: 'group',
        name: 'Coppenhall Phone Tree',
        phone: '+441632960121',
        email: null,
        categories: [medication, befriending],
        dbs: 'enhanced',
        transport: 'on_foot',
        travelM: 4000,
        capacity: 8,
        skills: 'Neighbours who ring each other and fetch medicine.',
      },
    },
    {
      spot: world.spotAt('WS6 6PF'),
      entry: {
        kind: 'group',
        name: 'Landywood Lifts',
        phone: '+441632960144',
        email: null,
        categories: [transport],
        dbs: 'enhanced',
        transport: 'car',
        travelM: 20_000,
        capacity: 10,
      },
    },
  ];
}
