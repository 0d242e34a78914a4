import { newId } from '#db/id';
import type { NewRequest } from '~/features/requests/schema';
import { somebody } from './people';

/** A request for a weekly shop as a form would send it, by somebody invented: another each time. */
export function aRequest(differences: Partial<NewRequest> = {}): NewRequest {
  const { name, phone, email, bornYear } = somebody();
  return {
    id: newId(),
    urgency: 'this_week',
    medicineBy: null,
    channel: 'online',
    forOther: false,
    askerName: null,
    askerPhone: null,
    name,
    phone,
    email,
    address: '3 Church Close, Coppenhall',
    postcode: 'ST18 9BW',
    areaCode: 'E04008961',
    loc: { x: 390_920, y: 319_450 },
    bornYear,
    accessNeeds: '',
    diet: '',
    consentVersion: 3,
    consentShare: true,
    needs: [{ category: 1, detail: 'Bread, milk and eggs' }],
    ...differences,
  };
}
