import { classes } from '../classes';
import { useId, type ReactNode } from 'react';
import { Button } from '../content/button';
import { fieldId } from '../forms/errors';
import { Field } from '../forms/field';
import { HiddenFields, type HiddenValues } from '../forms/hidden-fields';
import { number } from '../format/numbers';

interface FilterOption {
  value: string;
  label: ReactNode;
  /** How many the list would hold with this box alone ticked. */
  count?: number;
  checked?: boolean;
  /** Where it answers another name than its question: a council among the tiers. */
  name?: string;
}

/** A field in which something is named that no box stands for. */
interface TypedOption {
  name: string;
  label: string;
  /** What was typed and could not be read. */
  value?: string;
  error?: string | null;
}

/** One question of a filter: boxes of which any may be ticked, or with `single` exactly one. */
export interface FilterGroup {
  name: string;
  legend: string;
  options: readonly FilterOption[];
  single?: boolean;
  /** Under the boxes. */
  typed?: TypedOption;
}

interface SearchProps {
  name: string;
  label: string;
  value?: string;
  maxLength?: number;
  /** What is wrong with the words; the summary at the top links to `searchId(name)`. */
  error?: string | undefined;
}

/** The id of the search field of a filter. */
export function searchId(name: string): string {
  return `filter-${fieldId(name)}`;
}

interface FilterPanelProps {
  /** The list's own address. */
  action: string;
  /** `post` where one can search for people: what was typed must not stand in the address as it is. */
  method?: 'get' | 'post';
  /** The list without a filter. */
  clearHref: string;
  search?: SearchProps;
  groups: readonly FilterGroup[];
  /** What to carry along: the order of the list, say. */
  hidden?: HiddenValues;
  /** How many filters are set, said on the folded panel of a narrow screen. */
  active?: number;
  /** Fields that belong to the search, above the groups: a place to search around. */
  lead?: ReactNode;
  /** Further fields under the groups: dates. */
  children?: ReactNode;
}

/** The filter at the left of a list. On a narrow screen it folds into one line above the list. */
export function FilterPanel({
  action,
  method = 'get',
  clearHref,
  search,
  groups,
  hidden,
  active = 0,
  lead,
  children,
}: FilterPanelProps) {
  const id = useId();
  return (
    <form method={method} action={action} className="ju-filter" role="search" aria-labelledby={id}>
      <h2 className="ju-filter__title" id={id}>
        Filter
      </h2>
      <details className="ju-filter__fold" open={Boolean(search?.error) || groups.some(({ typed }) => typed?.error)}>
        <summary className="ju-filter__summary">Filter{active > 0 && ` (${active} set)`}</summary>
        <div className="ju-filter__body">
          <HiddenFields values={hidden ?? {}} />
          {search && <Search {...search} />}
          {lead}
          {groups.map((group) => (
            <Group group={group} key={group.name} />
          ))}
          {children}
          <div className="ju-filter__actions">
            <Button variant="secondary" small>
              Apply
            </Button>
            <a href={clearHref}>
              Clear<span className="govuk-visually-hidden"> the filter</span>
            </a>
          </div>
        </div>
      </details>
    </form>
  );
}

function Search({ name, label, value, maxLength, error }: SearchProps) {
  const id = searchId(name);
  return (
    <div className="ju-filter__search">
      <label htmlFor={id}>{label}</label>
      {error && (
        <p className="govuk-error-message" id={`${id}-error`}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      <input
        className={classes('govuk-input', error && 'govuk-input--error')}
        id={id}
        name={name}
        type="search"
        defaultValue={value}
        maxLength={maxLength}
        spellCheck={false}
        aria-describedby={error && `${id}-error`}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}

function Group({ group: { name, legend, options, single, typed } }: { group: FilterGroup }) {
  return (
    <fieldset className="ju-filter__group">
      <legend>{legend}</legend>
      {options.map(({ value, label, count, checked, name: own }) => (
        <label className="ju-filter__option" key={value}>
          <input type={single ? 'radio' : 'checkbox'} name={own ?? name} value={value} defaultChecked={checked} />
          <span className="ju-filter__label">{label}</span>
          {count !== undefined && <span className="ju-filter__count">{number(count)}</span>}
        </label>
      ))}
      {typed && (
        <Field {...typed} value={typed.value ?? ''} error={typed.error} autoComplete="off" spellCheck={false} />
      )}
    </fieldset>
  );
}
