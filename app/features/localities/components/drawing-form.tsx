import { paths } from '~/paths';
import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { Button, Checkboxes, Field, HiddenFields, Section, Select, VisuallyHidden } from '~/ui';
import { drawingState, type DrawingRow, type DrawingState } from '../form';
import type { Drawn, Parish } from '../schema';

interface DrawingFormProps {
  tenant: { slug: string };
  standing: { localities: readonly Drawn[]; parishes: readonly Parish[]; spare: readonly string[]; version: number };
  failed?: { errors: Record<string, string[]>; typed: Typed; late: boolean };
}

/** Every locality with its name and order, and under them every parish with the locality it goes to. */
export function DrawingForm({ tenant, standing, failed }: DrawingFormProps) {
  const state = drawingState(standing, failed?.typed);
  const errors = failed?.errors ?? {};
  // Whoever came too late has been shown what stands there now, and goes on from it.
  const version = failed && !failed.late ? textIn(failed.typed, 'version') : String(standing.version);
  const known = new Set(standing.localities.map(({ id }) => id));
  return (
    <form method="post" action={paths.localities(tenant.slug)} noValidate>
      <HiddenFields values={{ version }} />
      <Section
        title="Localities"
        lede="In the order in which lists show them. To remove one, send its parishes elsewhere below."
      >
        {state.rows.map((row, at) => (
          <Row row={row} at={at} isNew={!known.has(row.id)} errors={errors} key={row.id} />
        ))}
      </Section>
      <Section title="Parishes" lede="Each lies in exactly one locality.">
        <Parishes {...{ state, known, errors }} parishes={standing.parishes} />
      </Section>
      <Button>Save the localities</Button>
    </form>
  );
}

type Errors = Record<string, string[]>;

function Row({ row, at, isNew, errors }: { row: DrawingRow; at: number; isNew: boolean; errors: Errors }) {
  const named = (part: string) => `localities[${at}].${part}`;
  const which = row.name || 'new locality';
  return (
    <div className="ju-drawing__row">
      <HiddenFields values={{ [named('id')]: row.id }} />
      <Field
        name={named('name')}
        label={isNew ? 'A new locality (leave empty for none)' : 'Name'}
        value={row.name}
        error={errors[named('name')]}
        maxLength={60}
        autoComplete="off"
      />
      <Field
        name={named('position')}
        label="Order"
        value={row.position}
        error={errors[named('position')]}
        width={2}
        inputMode="numeric"
        autoComplete="off"
      />
      {!isNew && (
        <Checkboxes
          name={named('remove')}
          label={<VisuallyHidden>Remove {which}?</VisuallyHidden>}
          small
          values={row.remove ? ['yes'] : []}
          options={[{ value: 'yes', label: `Remove ${which}` }]}
        />
      )}
    </div>
  );
}

interface ParishesProps {
  state: DrawingState;
  /** Ids of the localities that there are. */
  known: ReadonlySet<string>;
  parishes: readonly Parish[];
  errors: Errors;
}

function Parishes({ state, known, parishes, errors }: ParishesProps) {
  const options = state.rows.map(({ id, name }, at) => ({ value: id, label: name || newName(state.rows, known, at) }));
  return (
    <div className="ju-drawing__parishes">
      {parishes.map(({ code, name }, at) => (
        <div key={code}>
          <HiddenFields values={{ [`parishes[${at}].code`]: code }} />
          <Select
            name={`parishes[${at}].locality`}
            label={name}
            value={state.chosen[code] ?? ''}
            blank="Choose a locality"
            options={options}
            error={errors[`parishes[${at}].locality`]}
          />
        </div>
      ))}
    </div>
  );
}

/** What a new locality is called in the choices before it has a name; numbered when there are several. */
function newName(rows: readonly DrawingRow[], known: ReadonlySet<string>, at: number): string {
  const fresh = rows.filter(({ id, name }) => !known.has(id) && name === '');
  if (fresh.length < 2) return 'The new locality above';
  return `New locality ${fresh.indexOf(rows[at] as DrawingRow) + 1}`;
}
