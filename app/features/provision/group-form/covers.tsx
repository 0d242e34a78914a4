import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Checkboxes, InsetText, Radios } from '~/ui';
import { list, plural } from '~/ui/format/numbers';
import { typedIn, type GroupContext, type GroupFieldsProps, type GroupGiven, type GroupValues } from './form';

/** Distances that can be chosen, in kilometres; miles beside them, as people here count. */
export const DISTANCES = [
  { km: 3, label: 'Up to 2 miles', hint: 'About 3 km' },
  { km: 8, label: 'Up to 5 miles', hint: 'About 8 km' },
  { km: 16, label: 'Up to 10 miles', hint: 'About 16 km' },
] as const;
/** More parishes than this are told by their number. */
const NAMED = 6;

/** Whom it helps: its own parish, parishes by name, or all whose middle is near enough. */
export const covers = step<GroupValues, GroupContext, 'covers'>({
  step: 'covers',
  title: () => 'Where do you help?',
  schema: coversSchema,
  Fields,
  summary: ({ areaCodes }, { context: { nearby } }) => {
    const names = (nearby?.options ?? []).filter(({ value }) => areaCodes.includes(value)).map(({ label }) => label);
    const all = names.length === areaCodes.length && names.length <= NAMED;
    return [{ label: 'Helps in', value: all ? list(names) : plural(areaCodes.length, 'parish', 'parishes') }];
  },
});

function coversSchema({ context: { nearby, within, residence } }: GroupGiven) {
  const known = new Set(nearby?.options.map(({ value }) => value));
  const own = residence ? [residence.areaCode] : [];
  return z
    .object({
      reach: z.enum(['parish', ...DISTANCES.map(({ km }) => String(km)), 'named'], { error: 'Choose where you help' }),
      areas: z.array(z.string().refine((code) => known.has(code), { error: 'Choose from the list' })).default([]),
    })
    .refine(({ reach, areas }) => reach !== 'named' || areas.length > 0, {
      path: ['areas'],
      error: 'Choose at least one parish',
    })
    .transform(({ reach, areas }) => {
      if (reach === 'named') return { areaCodes: areas };
      return { areaCodes: [...new Set([...own, ...(within[Number(reach)] ?? [])])] };
    });
}

function Fields({ typed, errors, title, context: { nearby, residence } }: GroupFieldsProps) {
  const parishes = nearby && (
    <Checkboxes
      name="areas"
      label={`Parishes of ${nearby.group}`}
      small
      values={[typed.areas ?? []].flat()}
      error={errors.areas}
      options={nearby.options}
    />
  );
  return (
    <>
      {residence && (
        <InsetText>
          You are based in <strong>{residence.words}</strong>.
        </InsetText>
      )}
      <Radios
        name="reach"
        label={title}
        asHeading
        value={typedIn(typed, 'reach')}
        error={errors.reach}
        options={[
          { value: 'parish', label: 'Only in our own parish' },
          ...DISTANCES.map(({ km, label, hint }) => ({ value: String(km), label, hint })),
          ...(parishes ? [{ value: 'named', label: 'In parishes that I name', conditional: parishes }] : []),
        ]}
      />
    </>
  );
}
