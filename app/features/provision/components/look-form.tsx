import { paths } from '~/paths';
import { fieldOf } from '~/platform/forms/typed';
import { Button, ButtonGroup, Callout, Field, HiddenFields } from '~/ui';
import type { SimilarEntry } from '../similar.server';
import type { ContactLinesProps } from './contact-lines';
import lookWhileTyping from './look-while-typing.js?url&no-inline';
import { SimilarEntries } from './similar-entries';

interface LookFormProps extends ContactLinesProps {
  tenant: string;
  id: string;
  similar: readonly SimilarEntry[];
}

/** The first step of a new entry: enough to see whether it stands on the map already. */
export function LookForm({ tenant, id, similar, ...props }: LookFormProps) {
  const field = fieldOf(props);
  const found = similar.length > 0;
  return (
    <>
      {found && <NoneOfThese tenant={tenant} id={id} similar={similar} typed={props.typed} />}
      <form
        method="post"
        action={paths.newEntry(tenant)}
        data-look={found ? undefined : paths.similarEntries(tenant)}
        noValidate
      >
        <HiddenFields values={{ id, step: 'look' }} />
        <Field {...field('name')} label="Name" hint="As people call it: “Kinver lunch club”." autoComplete="off" />
        <Field {...field('phone')} label="Phone number" type="tel" width={20} autoComplete="off" optional />
        <Field
          {...field('postcode')}
          label="Postcode"
          width={10}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          optional
        />
        <Field {...field('charityNo')} label="Charity number" width={10} autoComplete="off" optional />
        {!found && <WhileTyping />}
        <ButtonGroup>
          <Button variant={found ? 'secondary' : 'primary'}>{found ? 'Look again' : 'Go on'}</Button>
          <a className="govuk-link" href={paths.entries(tenant)}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </>
  );
}

/** Where the script puts what it finds while somebody types; it stays hidden without it. */
function WhileTyping() {
  return (
    <>
      <div data-look-found role="status" hidden>
        <Callout tone="amber" title="It may be on the map already.">
          If it is one of these, join in instead of writing it down twice.
          <ul className="govuk-list govuk-list--bullet" />
        </Callout>
      </div>
      <template data-look-entry>
        <li>
          <a /> <span />
        </li>
      </template>
      <script type="module" src={lookWhileTyping} />
    </>
  );
}

function NoneOfThese({ tenant, id, similar, typed = {} }: Omit<LookFormProps, 'errors'>) {
  const kept = Object.fromEntries(['name', 'phone', 'postcode', 'charityNo'].map((name) => [name, typed[name]]));
  return (
    <>
      <SimilarEntries tenant={tenant} similar={similar} />
      <form method="post" action={paths.newEntry(tenant)}>
        <HiddenFields values={{ ...kept, id, step: 'begin', seen: similar.map((one) => one.id).join(' ') }} />
        <Button>None of these: go on</Button>
      </form>
    </>
  );
}
