import { useState, type FormEvent } from 'react';
import { Select } from '~/ui';
import { groupOf, groupOptions, parishOptions, type CallerGroup } from '../places';
import { useScripted } from '../use-scripted';

const LOCALITY = 'call-locality';

/**
 * Where somebody lives who does not know their postcode: the locality, then one of its parishes. Without a script the
 * parishes stand under their localities in one list.
 */
export function ParishFields({ groups, parish }: { groups: readonly CallerGroup[]; parish: string | null }) {
  const scripted = useScripted();
  const [chosen, setChosen] = useState(() => groupOf(groups, parish));
  const narrow = ({ target }: FormEvent<HTMLDivElement>) => {
    if (target instanceof HTMLSelectElement && target.id === LOCALITY) setChosen(target.value);
  };
  return (
    <div onInput={narrow}>
      {scripted && (
        <Select
          id={LOCALITY}
          name=""
          label="Locality, if the postcode is not known"
          blank="Any"
          value={chosen}
          options={groupOptions(groups)}
        />
      )}
      <Select
        id="call-parish"
        name="parish"
        label={scripted ? 'Parish' : 'Parish, if the postcode is not known'}
        blank="As the postcode says"
        value={parish}
        options={parishOptions(groups, scripted ? chosen : '')}
      />
    </div>
  );
}
