import { Kbd } from '~/ui';

interface CategoryChipsProps {
  categories: readonly { code: number; slug: string; name: string; keys?: string }[];
  /** Codes. */
  chosen: readonly number[];
}

/** What the caller needs, any number of it, a digit each. */
export function CategoryChips({ categories, chosen }: CategoryChipsProps) {
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What do you need?</legend>
      <div className="ju-chips">
        {categories.map(({ code, slug, name, keys }, index) => (
          <div className="ju-chip" key={code}>
            <input
              className="ju-chip__input"
              type="checkbox"
              id={index === 0 ? 'category' : `category-${code}`}
              name="categories"
              value={code}
              defaultChecked={chosen.includes(code)}
              aria-keyshortcuts={keys}
              data-key={keys}
              data-need={slug}
            />
            <label className="ju-chip__label" htmlFor={index === 0 ? 'category' : `category-${code}`}>
              {keys && <Kbd>{keys}</Kbd>} {name}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
