import type { PostcodeAnswer } from '~/features/areas/schema';
import type { PlaceGroup, Residence } from '~/features/councils/residence';
import type { FieldsProps, Given } from '~/features/drafts/journey';
import type { TenantConfig } from '~/features/tenants/schema';
import type { Hours } from '../hours-schema';
import type { Alike } from '../queries-alike.server';

/** The answers of the form for putting a group on the map, by step; those not asked of everybody may be missing. */
export type GroupValues = {
  kind: { kind: 'service' | 'food' };
  name: { runBy: string; charityNo: string | null; companyNo: string | null };
  offer: { name: string; summary: string; cost: string; eligibility: string };
  categories: { categories: string[] };
  postcode: { postcode: string | null };
  place?: { areaCode: string };
  address: { address: string; placePublic: boolean };
  /** GSS codes of the parishes it covers. */
  covers: { areaCodes: string[] };
  hours: Hours;
  contact: { phone: string | null; email: string | null; website: string | null };
  private: { contactName: string; contactPhone: string | null; contactEmail: string | null };
  /** That it is none of the entries that are alike; the ids of those that were shown. */
  alike?: { ours: 'none'; seen: string };
  consent: { agreed: true };
};

/** What its questions know besides the answers. */
export interface GroupContext {
  portal: TenantConfig;
  postcode: PostcodeAnswer | null;
  residence: Residence | null;
  choices: PlaceGroup[];
  /** The parishes of its own district. */
  nearby: PlaceGroup | null;
  /** GSS codes of the parishes whose middle lies within so many kilometres. */
  within: Record<number, string[]>;
  /** Who will hold the entry; null before that is known. */
  holder: TenantConfig | null;
  /** What is on the map already and looks the same. */
  alike: Alike[];
}

export type GroupGiven = Given<GroupValues, GroupContext>;
export type GroupFieldsProps = FieldsProps<GroupValues, GroupContext>;

/** Whether it is a shop, kitchen, farm or other business. */
export function isBusiness({ values }: GroupGiven): boolean {
  return values.kind?.kind === 'food';
}

/** What was typed into a field of one line. */
export const typedIn = (typed: GroupFieldsProps['typed'], name: string) => typed[name] as string | undefined;
