import { paths } from '~/paths';
import { Button, Field, HiddenFields } from '~/ui';
import { filterQuery, LONGEST_TYPED, type DirectoryFilter } from '../filters';
import type { NamedPlace } from '../place-names';

interface PlaceSearchProps {
  tenantSlug: string;
  filter: DirectoryFilter;
  problem?: string | null;
  /** The page that is asked; the directory itself unless told otherwise. */
  action?: string;
}

/** A postcode or the name of a place, with its button; what else is looked for is carried along. */
export function PlaceSearch({ tenantSlug, filter, problem, action = paths.directory(tenantSlug) }: PlaceSearchProps) {
  const { place: _, locality: __, ...rest } = filterQuery(filter);
  return (
    <form method="get" action={action} role="search" aria-label="Place" noValidate>
      <HiddenFields values={rest} />
      <Field
        name="place"
        label="Postcode, parish or town"
        value={filter.place}
        error={problem ?? undefined}
        width={20}
        maxLength={LONGEST_TYPED}
        autoComplete="postal-code"
        spellCheck={false}
        action={<Button>Find help</Button>}
      />
    </form>
  );
}

interface ChoosePlaceProps {
  tenantSlug: string;
  filter: DirectoryFilter;
  options: readonly NamedPlace[];
}

/** Several places have the name that was typed. */
export function ChoosePlace({ tenantSlug, filter, options }: ChoosePlaceProps) {
  return (
    <>
      <p className="govuk-body">
        {options.length > 1 ? 'More than one place may be meant. Which one?' : 'Is this the place you mean?'}
      </p>
      <ul className="ju-links">
        {options.map(({ value, kind, name, within }) => {
          const place = kind === 'locality' ? { place: '', locality: value } : { place: value };
          const href = paths.directory(kind === 'locality' ? within : tenantSlug, { ...filterQuery(filter), ...place });
          return (
            <li key={href}>
              <a href={href}>
                {name}
                {kind === 'parish' && `, ${within}`}
                {kind === 'locality' && ' (locality)'}
              </a>
            </li>
          );
        })}
      </ul>
    </>
  );
}
