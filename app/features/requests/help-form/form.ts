import type { PlaceGroup, Residence } from '~/features/councils/residence';
import type { PostcodeAnswer } from '~/features/areas/schema';
import type { FieldsProps, Given } from '~/features/drafts/journey';
import type { Category, TenantConfig } from '~/features/tenants/schema';
import type { Urgency } from '../schema';

/** The answers of the form for asking help, by step; those that are not asked of everybody may be missing. */
export type HelpValues = {
  who: { forOther: boolean };
  needs: { categories: string[] };
  'other-services'?: { seen: true };
  urgency: { urgency: Urgency; medicineBy: string | null };
  details: Record<string, string>;
  postcode: { postcode: string | null };
  place?: { areaCode: string };
  name: { name: string; address: string };
  asker?: { askerName: string; askerPhone: string | null };
  contact: { phone: string | null; email: string | null };
  born: { bornYear: number | null };
  access: { accessNeeds: string; diet: string };
  consent: { share: boolean };
};

/** What its questions know besides the answers. */
export interface HelpContext {
  /** Whose portal it is. */
  portal: TenantConfig;
  /** yyyy-mm-dd, in London. */
  today: string;
  /** What the postcode turned out to be; null before it is given. */
  postcode: PostcodeAnswer | null;
  residence: Residence | null;
  /** Places to choose from by hand, where the postcode does not tell. */
  choices: PlaceGroup[];
  /** Who will hold the request; null before that is known. */
  holder: TenantConfig | null;
}

export type HelpGiven = Given<HelpValues, HelpContext>;
export type HelpFields = FieldsProps<HelpValues, HelpContext>;

/** The person who needs help, as the questions address them. */
export function person({ values }: HelpGiven) {
  const other = values.who?.forOther ?? false;
  return other
    ? { they: 'they', They: 'They', their: 'their', them: 'them', have: 'have', need: 'do they need', other }
    : { they: 'you', They: 'You', their: 'your', them: 'you', have: 'have', need: 'do you need', other };
}

/** What they chose that other services answer better, and what stays for us. */
export function sorted({ values, context }: HelpGiven): { diverted: Category[]; ours: Category[] } {
  const chosen = context.portal.categories.filter(({ slug }) => values.needs?.categories.includes(slug));
  return {
    diverted: chosen.filter(({ diverted }) => diverted !== undefined),
    ours: chosen.filter(({ diverted }) => diverted === undefined),
  };
}

/** The need that an urgency stands for, whether or not it was ticked among the needs. */
const IMPLIED: Partial<Record<Urgency, string>> = { food_today: 'food', medicine: 'medication' };

/** All that is asked of us: what was chosen, and the food or medicine that cannot wait. */
export function needsOf(given: HelpGiven): Category[] {
  const { ours } = sorted(given);
  const urgency = given.values.urgency?.urgency;
  const implied = given.context.portal.categories.find(({ slug }) => urgency && slug === IMPLIED[urgency]);
  if (!implied || ours.includes(implied)) return ours;
  return given.context.portal.categories.filter((category) => category === implied || ours.includes(category));
}
