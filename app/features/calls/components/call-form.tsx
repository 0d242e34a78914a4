import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { paths } from '~/paths';
import { Button, ErrorSummary, Field, HiddenFields, TextArea, type FormErrors } from '~/ui';
import { KEYS } from '../keys';
import { CALL_FIELDS, LONGEST } from '../schema';
import type { Screen } from '../screen.server';
import { CategoryChips } from './category-chips';
import { KnownCallerLines } from './known-caller';
import { ParishFields } from './parish-fields';
import { ToldLines } from './told-lines';

/** The forms at the right have fields of the same names: ids of its own keep labels and errors with their fields. */
const IDS = Object.fromEntries(CALL_FIELDS.map((name) => [name, `call-${name}`]));

interface CallFormProps {
  screen: Screen;
  /** The first that the browser was given: its earlier saves are its own. */
  editor: string;
  version: number;
  errors: FormErrors;
  /** How it stands with the server, and what a key has just done. */
  status: ReactNode;
}

/** The left side of the screen: what the caller says, in the order in which it is asked. Complete without script. */
export function CallForm({ screen, editor, version, errors, status }: CallFormProps) {
  const { tenant, call, place, places, categories } = screen;
  // One primary button a page: that of the form at the right, while one is open.
  const beside = useLocation().pathname !== paths.call(tenant.slug, call.id);
  const field = (name: 'name' | 'phone' | 'email' | 'postcode') => ({
    id: `call-${name}`,
    name,
    value: call[name],
    error: errors[name],
    maxLength: LONGEST[name],
    autoComplete: 'off' as const,
    spellCheck: false,
  });
  return (
    <div className="ju-call">
      <HiddenFields values={{ version, editor, categories: '0' }} />
      <ErrorSummary errors={errors} ids={IDS} />
      {status}
      <h2 className="govuk-heading-s ju-call__heading">Who is calling</h2>
      <Field {...field('phone')} label="Phone number" type="tel" keys={KEYS.who} />
      <Field {...field('name')} label="Name" />
      <KnownCallerLines tenant={tenant.slug} known={screen.known} />
      <Field
        {...field('postcode')}
        label="Where do you live?"
        keys={KEYS.where}
        autoCapitalize="characters"
        hint={place.words ?? place.problem ?? undefined}
        action={
          <Button variant="secondary" name="do" value="find">
            Find help
          </Button>
        }
      />
      <ParishFields groups={places} parish={call.parishCode} />
      <CategoryChips categories={categories} chosen={call.categories} />
      <TextArea
        id="call-notes"
        name="notes"
        label="Notes"
        keys={KEYS.notes}
        rows={3}
        maxLength={LONGEST.notes}
        value={call.notes}
        error={errors.notes}
      />
      <Field {...field('email')} label="Email address, to send them what you told them" type="email" />
      <ToldLines screen={screen} />
      <div className="govuk-button-group">
        <Button name="do" value="request" variant={beside ? 'secondary' : 'primary'} keys={KEYS.request}>
          Take a request
        </Button>
        <Button variant="secondary" name="do" value="callBack" keys={KEYS.callBack}>
          Call back
        </Button>
        <Button variant="secondary" name="do" value="finish" keys={KEYS.finish}>
          Finish
        </Button>
      </div>
    </div>
  );
}
