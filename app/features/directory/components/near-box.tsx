import { paths } from '~/paths';
import { Button, CardList, Dots, Field } from '~/ui';
import { number } from '~/ui/format/numbers';
import type { Counts, Directory } from '../queries-find.server';
import { EntryCard } from './entry-card';

interface NearBoxProps {
  tenantSlug: string;
  place: string;
  /** The first few; null where no place was given. */
  directory: Directory | null;
}

/** "What is there where I live?" on a portal's first page: a place, and the first that is near it. */
export function NearBox({ tenantSlug, place, directory }: NearBoxProps) {
  const { counts, said } = directory ?? {};
  const lines = directory?.parts.flatMap((part) => part.lines) ?? [];
  return (
    <>
      <form method="get" action={paths.portal(tenantSlug)} role="search" aria-label="Place" noValidate>
        <Field
          name="place"
          label="Your postcode, parish or town"
          value={place}
          width={20}
          autoComplete="postal-code"
          spellCheck={false}
          action={<Button>Find help</Button>}
        />
      </form>
      {lines.length > 0 && (
        <CardList>
          {lines.map((line) => (
            <EntryCard tenantSlug={tenantSlug} line={line} place={place} key={line.id} />
          ))}
        </CardList>
      )}
      <p className="govuk-body">
        <Dots>
          <a href={paths.directory(tenantSlug, { place })}>
            {counts && said ? allNear(said, counts) : 'Everything there is, by place'}
          </a>
          {directory && <a href={paths.directory(tenantSlug, { place, print: 'yes' })}>Print this list</a>}
        </Dots>
      </p>
    </>
  );
}

const allNear = (said: string, { near, nearMore }: Counts) =>
  nearMore ? `All that is near ${said}` : `All ${number(near)} near ${said}`;
