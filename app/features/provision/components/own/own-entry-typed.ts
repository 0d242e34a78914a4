import type { Typed } from '~/platform/forms/read-form';
import { phone as spoken } from '~/ui/format/phone';
import type { OwnContent } from '../../own-content';
import { groupHoursTyped } from '../../group-hours';

/** What an entry says, as if somebody had typed it into its forms. */
export function typedOfEntry(content: OwnContent): Typed {
  const { name, summary, cost, eligibility, languages, access } = content;
  return {
    ...{ name, summary, cost, eligibility, languages, access },
    runBy: content.runBy,
    charityNo: content.charityNo ?? '',
    companyNo: content.companyNo ?? '',
    address: content.address ?? '',
    postcode: content.postcode ?? '',
    place: content.placePublic ? 'public' : 'home',
    categories: content.categories.map(String),
    areaCodes: content.areaCodes,
    phone: content.phone ? spoken(content.phone) : '',
    email: content.email ?? '',
    website: content.website ?? '',
    contactName: content.contactName ?? '',
    contactPhone: content.contactPhone ? spoken(content.contactPhone) : '',
    contactEmail: content.contactEmail ?? '',
    ...groupHoursTyped(content.hours),
  };
}
