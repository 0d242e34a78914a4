import type { Category } from '~/features/tenants/schema';
import type { Typed } from '~/platform/forms/read-form';
import { phone } from '~/ui/format/phone';
import { hoursTyped } from './hours-form';
import type { ProvisionContent } from './schema';

/** An entry as the fields of its form hold it. */
export function entryTyped(content: ProvisionContent, categories: readonly Category[]): Typed {
  const [year = '', month = '', day = ''] = content.plannedFrom?.split('-') ?? [];
  const boxes = { everywhere: content.everywhere, placePublic: content.placePublic, published: content.published };
  return {
    ...hoursTyped(content.hours),
    ...Object.fromEntries(Object.entries(boxes).flatMap(([name, ticked]) => (ticked ? [[name, 'yes']] : []))),
    kind: content.kind,
    name: content.name,
    runBy: content.runBy,
    summary: content.summary,
    categories: categories.filter(({ code }) => content.categories.includes(code)).map(({ slug }) => slug),
    areas: content.areaCodes,
    localities: content.localityIds,
    address: content.address ?? '',
    postcode: content.postcode ?? '',
    areaCode: content.postcode ? '' : (content.areaCode ?? ''),
    phone: content.phone ? phone(content.phone) : '',
    email: content.email ?? '',
    website: content.website ?? '',
    cost: content.cost,
    eligibility: content.eligibility,
    languages: content.languages,
    access: content.access,
    capacityLeft: content.capacityLeft === null ? '' : String(content.capacityLeft),
    running: content.status === 'planned' ? 'planned' : 'active',
    'plannedFrom.day': String(Number(day) || ''),
    'plannedFrom.month': String(Number(month) || ''),
    'plannedFrom.year': year,
    charityNo: content.charityNo ?? '',
    companyNo: content.companyNo ?? '',
    contactName: content.contactName ?? '',
    contactPhone: content.contactPhone ? phone(content.contactPhone) : '',
    contactEmail: content.contactEmail ?? '',
    staffNotes: content.staffNotes,
    source: content.source,
  };
}
