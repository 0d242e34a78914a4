import type { PostcodeAnswer } from '~/features/areas/schema';
import type { PlaceGroup, Residence } from '~/features/councils/residence';
import type { FieldsProps, Given } from '~/features/drafts/journey';
import type { Category, DbsLevel, TenantConfig } from '~/features/tenants/schema';
import type { OfferKind, Transport } from '../schema';

/** The answers of the form for offering help, by step; those that are not asked of everybody may be missing. */
export type OfferValues = {
  kind: { kind: OfferKind };
  help: { categories: string[] };
  postcode: { postcode: string | null };
  place?: { areaCode: string };
  /** Metres they go at most; or the parishes they go to (GSS codes). */
  reach: { travelM: number; areas: string[] };
  /** Bits, see DAYS and PARTS. */
  times: { days: number; parts: number };
  transport: { transport: Transport };
  skills: { skills: string };
  dbs: { dbs: DbsLevel };
  capacity: { capacity: number };
  name: { name: string; contactName: string | null; charityNo: string | null };
  contact: { phone: string | null; email: string | null };
  consent: { agreed: true };
};

/** What its questions know besides the answers. */
export interface OfferContext {
  portal: TenantConfig;
  postcode: PostcodeAnswer | null;
  residence: Residence | null;
  choices: PlaceGroup[];
  /** The parishes that they can name: of their own district and near by. */
  nearby: PlaceGroup | null;
  /** Who will hold the offer; null before that is known. */
  holder: TenantConfig | null;
}

export type OfferGiven = Given<OfferValues, OfferContext>;
export type OfferFields = FieldsProps<OfferValues, OfferContext>;

/** Whether it is a group that offers. */
export function isGroup({ values }: OfferGiven): boolean {
  return values.kind?.kind === 'group';
}

/** What volunteers can do: all that is not left to services of its own. */
export function offerable({ context }: OfferGiven): Category[] {
  return context.portal.categories.filter(({ diverted }) => diverted === undefined);
}
