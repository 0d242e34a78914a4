import { paths } from '~/paths';
import { Button, EmptyState, Field, Section } from '~/ui';
import { plural } from '~/ui/format/numbers';

interface CouncilSearchProps {
  /** Whose councils these are: "Worcestershire". */
  county: string;
  /** What was searched for. */
  text: string;
  councils: ReadonlyArray<{ tenantNo: number; slug: string; name: string }>;
}

/** For a county's coordinator: any other council of the county, to act on its behalf. */
export function CouncilSearch({ county, text, councils }: CouncilSearchProps) {
  const found = text
    ? `${plural(councils.length, 'council')} with “${text}” in the name`
    : `${plural(councils.length, 'district')}. Search to find a parish or town council`;
  return (
    <Section
      title="Work for another council"
      lede={`Any council in ${county}. What you do there is recorded as done on its behalf.`}
      id="councils"
    >
      <form method="get" action={`${paths.desks()}#councils`}>
        <Field
          name="q"
          label="Name of the council"
          type="search"
          width={20}
          value={text}
          spellCheck={false}
          action={<Button variant="secondary">Search</Button>}
        />
      </form>
      <p className="govuk-body">{found}.</p>
      {councils.length === 0 ? (
        <EmptyState title="No council of that name">
          Check the spelling, or search for a part of the name. <a href={paths.desks()}>Show the districts</a>
        </EmptyState>
      ) : (
        <ul className="govuk-list">
          {councils.map(({ tenantNo, slug, name }) => (
            <li key={tenantNo}>
              <a className="govuk-link" href={paths.desk(slug)}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
