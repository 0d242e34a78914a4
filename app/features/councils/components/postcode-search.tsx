import { Button, Field } from '~/ui';
import type { Lookup } from '../lookup';

interface PostcodeSearchProps {
  /** The page that answers. */
  action: string;
  label: string;
  button: string;
  typed?: string | null;
  lookup?: Lookup;
  hideLabel?: boolean;
}

/** A postcode field with its button. Sent by GET, so that an answer can be bookmarked and passed on. */
export function PostcodeSearch({ action, label, button, typed, lookup, hideLabel }: PostcodeSearchProps) {
  return (
    <form method="get" action={action} role="search" noValidate>
      <Field
        name="postcode"
        label={label}
        hideLabel={hideLabel}
        value={typed}
        error={lookup?.kind === 'malformed' ? lookup.problem : undefined}
        width={10}
        autoComplete="postal-code"
        autoCapitalize="characters"
        spellCheck={false}
        action={<Button>{button}</Button>}
      />
    </form>
  );
}
