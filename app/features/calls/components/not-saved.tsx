import type { Typed } from '~/platform/forms/read-form';
import { listIn } from '~/platform/forms/typed';
import { Callout } from '~/ui';

/** What the page carries along by itself. */
const CARRIED = ['version', 'editor', 'categories', 'do', 'told', 'untold', 'id', 'channel', 'seen', 'keep'];

interface NotSavedProps {
  title: string;
  /** Of each form on the page. */
  typed: readonly Typed[];
  /** What to do with it. */
  advice: string;
}

/** What was typed and could not be saved, to be copied from: nothing typed is ever lost. */
export function NotSaved({ typed, title, advice }: NotSavedProps) {
  const texts = [...new Set(typed.flatMap(textsIn))];
  return (
    <Callout tone="amber" title={title}>
      {advice}
      <ul className="govuk-list govuk-list--bullet">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Callout>
  );
}

function textsIn(typed: Typed): string[] {
  const names = Object.keys(typed).filter((name) => !CARRIED.includes(name) && !name.startsWith('answers.'));
  return names.flatMap((name) => listIn(typed, name)).filter((text) => text !== '');
}

/** At a form at the right: what stood at the left came too late, and so nothing was sent. */
export function LeftNotSaved({ typed }: { typed: Typed }) {
  return (
    <NotSaved
      typed={[typed]}
      title="This call was changed on another page meanwhile, so nothing was sent."
      advice="The left shows how it stands now. You typed there what follows: copy what is missing, then press the button again."
    />
  );
}
