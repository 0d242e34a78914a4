import { z } from 'zod';
import { FIND_LOCAL_COUNCIL, type PostcodeAnswer } from '~/features/areas/schema';
import type { SummaryLine } from '~/features/drafts/journey';
import type { Typed } from '~/platform/forms/read-form';
import { PhoneLink, Select } from '~/ui';
import type { PlaceGroup, Residence } from '../residence';

interface Where {
  postcode: PostcodeAnswer | null;
  residence: Residence | null;
  choices: readonly PlaceGroup[];
}

/** Whether the place must be chosen by hand: the postcode is not known, to them or to us. */
export function placeAsked({ choices }: Where): boolean {
  return choices.length > 0;
}

/** One of the places offered. */
export function placeSchema(choices: readonly PlaceGroup[]): z.ZodType<{ areaCode: string }> {
  const offered = new Set(choices.flatMap(({ options }) => options).map(({ value }) => value));
  return z.object({
    areaCode: z
      .string({ error: 'Choose a place, or ring us if it is not in the list' })
      .refine((code) => offered.has(code), { error: 'Choose a place from the list' }),
  });
}

/** Where they are, on the page where answers are checked: what the postcode tells, or the postcode alone. */
export function postcodeLines(label: string, { postcode }: { postcode: string | null }, where: Where): SummaryLine[] {
  if (placeAsked(where)) return [{ label: 'Postcode', value: postcode ?? 'Not known' }];
  return [{ label, value: [where.residence?.postcode, where.residence?.words].filter(Boolean).join(', ') }];
}

/** The place that was chosen by hand, on that page. */
export function placeLines(label: string, { residence }: Where): SummaryLine[] {
  return [{ label, value: residence?.words ?? '' }];
}

interface PlaceFieldsProps {
  title: string;
  typed: Typed;
  errors: Record<string, string[]>;
  where: Where;
  phone: { number: string; hours: string };
}

/** The question for a place, and whom to ask for those who do not find it. */
export function PlaceFields({ title, typed, errors, where, phone }: PlaceFieldsProps) {
  const outside = where.postcode?.kind === 'outside';
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      {outside ? <Outside postcode={where.postcode} /> : <p className="govuk-body">{reason(where.postcode)}</p>}
      <Select
        name="areaCode"
        label={outside ? 'If it is in one of these places after all, choose it' : 'Parish or town'}
        hint="Sorted by district, then by name."
        blank="Choose a place"
        value={typed.areaCode as string | undefined}
        error={errors.areaCode}
        options={where.choices}
      />
      <p className="govuk-body">
        Not in the list? <a href={FIND_LOCAL_COUNCIL}>Find your council on GOV.UK</a>, or ring us on{' '}
        <PhoneLink number={phone.number} />, {phone.hours}. We tell you who helps there.
      </p>
    </>
  );
}

function reason(postcode: PostcodeAnswer | null): string {
  if (postcode?.kind !== 'unknown') return 'Without a postcode we need to know the parish or town.';
  return `We do not know ${postcode.postcode}: it may be new. The likeliest places come first.`;
}

function Outside({ postcode }: { postcode: Where['postcode'] }) {
  return (
    <p className="govuk-body">
      {postcode?.kind === 'outside' ? postcode.postcode : 'It'} does not belong to any of the councils that work
      together here. The council of that place can help: GOV.UK tells you which it is.
    </p>
  );
}
