import { newId } from '#db/id';
import { ALL_DAYS, ALL_PARTS, type NewOffer } from '~/features/offers/schema';
import { somebody } from './people';

/** An offer to shop within five kilometres, by somebody invented: another each time. */
export function anOffer(differences: Partial<NewOffer> = {}): NewOffer {
  const { name, mobile, email } = somebody();
  return {
    id: newId(),
    kind: 'person',
    channel: 'online',
    name,
    contactName: null,
    charityNo: null,
    phone: mobile,
    email,
    postcode: 'ST18 9LH',
    areaCode: 'E04008962',
    loc: { x: 390_560, y: 318_250 },
    travelM: 5000,
    areas: [],
    days: ALL_DAYS,
    parts: ALL_PARTS,
    transport: 'car',
    skills: '',
    dbs: 'none',
    capacity: 2,
    consentVersion: 3,
    categories: [1],
    ...differences,
  };
}
