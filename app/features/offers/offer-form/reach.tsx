import { z } from 'zod';
import type { PlaceGroup } from '~/features/councils/residence';
import { step } from '~/features/drafts/journey';
import { Checkboxes, InsetText, Radios } from '~/ui';
import { km as inKm, list, plural } from '~/ui/format/numbers';
import { FARTHEST_M } from '../schema';
import { isGroup, type OfferContext, type OfferFields, type OfferValues } from './form';

/** What can be chosen, in kilometres; miles beside them, as people here count. */
const DISTANCES = [
  { km: 1, label: 'Walking distance', hint: 'About 1 km' },
  { km: 3, label: 'Up to 2 miles', hint: 'About 3 km' },
  { km: 8, label: 'Up to 5 miles', hint: 'About 8 km' },
  { km: 16, label: 'Up to 10 miles', hint: 'About 16 km' },
  { km: FARTHEST_M / 1000, label: 'Anywhere in the county', hint: undefined },
];
/** Those who name parishes may still be asked about a neighbour just over the boundary. */
const BESIDE_PARISHES_M = 5000;

/** How far they go, or to which parishes. */
export const reach = step<OfferValues, OfferContext, 'reach'>({
  step: 'reach',
  title: (given) => (isGroup(given) ? 'Where does your group help?' : 'How far would you go?'),
  schema: ({ context }) => reachSchema(context.nearby),
  Fields,
  summary: (value, { context }) => [{ label: 'Goes', value: reachWords(value, context.nearby) }],
});

/** A distance, or parishes out of those near by: read by the form here and by the page of a private link. */
export function reachSchema(nearby: PlaceGroup | null) {
  const known = new Set(nearby?.options.map(({ value }) => value));
  const choices = DISTANCES.map(({ km }) => String(km));
  return z
    .object({
      reach: z.enum([...choices, 'parishes'], { error: 'Choose how far, or name parishes' }),
      areas: z.array(z.string().refine((code) => known.has(code), { error: 'Choose from the list' })).default([]),
    })
    .refine(({ reach: chosen, areas }) => chosen !== 'parishes' || areas.length > 0, {
      path: ['areas'],
      error: 'Choose at least one parish',
    })
    .transform(({ reach: chosen, areas }) =>
      chosen === 'parishes'
        ? { travelM: BESIDE_PARISHES_M, areas }
        : { travelM: Number(chosen) * 1000, areas: [] as string[] },
    );
}

/** "Up to 5 miles", "To Kinver and Enville". */
export function reachWords({ travelM, areas }: OfferValues['reach'], nearby: PlaceGroup | null): string {
  if (areas.length === 0) return DISTANCES.find(({ km }) => km * 1000 === travelM)?.label ?? `Up to ${inKm(travelM)}`;
  const names = (nearby?.options ?? []).filter(({ value }) => areas.includes(value)).map(({ label }) => label);
  const others = areas.length - names.length;
  return `To ${list([...names, ...(others > 0 ? [plural(others, 'other parish', 'other parishes')] : [])])}`;
}

function Fields({ typed, errors, title, context: { nearby, residence } }: OfferFields) {
  return (
    <>
      {residence && (
        <InsetText>
          You start from <strong>{residence.words}</strong>.
        </InsetText>
      )}
      <ReachFields
        title={title}
        reach={typed.reach as string | undefined}
        areas={[typed.areas ?? []].flat()}
        errors={errors}
        nearby={nearby}
      />
    </>
  );
}

interface ReachFieldsProps {
  title: string;
  /** Kilometres, or "parishes". */
  reach: string | undefined;
  areas: readonly string[];
  errors: Record<string, string[]>;
  nearby: PlaceGroup | null;
}

/** Distances, and parishes to name where they are known. */
export function ReachFields({ title, reach: chosen, areas, errors, nearby }: ReachFieldsProps) {
  const parishes = nearby && (
    <Checkboxes
      name="areas"
      label={`Parishes of ${nearby.group}`}
      small
      values={areas}
      error={errors.areas}
      options={nearby.options}
    />
  );
  return (
    <Radios
      name="reach"
      label={title}
      asHeading
      value={chosen}
      error={errors.reach}
      options={[
        ...DISTANCES.map(({ km, label, hint }) => ({ value: String(km), label, hint })),
        ...(parishes ? [{ value: 'parishes', label: 'Only to parishes that I name', conditional: parishes }] : []),
      ]}
    />
  );
}
