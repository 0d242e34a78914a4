import { Card, Kbd, Quiet } from '~/ui';
import { STEP_WORDS, type SpokenScript, type Step } from '~/features/scripts/schema';
import { KEYS } from '../keys';

interface SayScriptsProps {
  scripts: readonly SpokenScript[];
  answers: Readonly<Record<string, 'yes' | 'no'>>;
  /** In a preview nothing can be answered. */
  preview?: boolean;
}

/** What to say, in order; the first large. Questions are answered with a key, and the answer leads on. */
export function SayScripts({ scripts, answers, preview = false }: SayScriptsProps) {
  const asking = scripts.find(({ id, yes, no }) => (yes || no) && !answers[id]);
  return scripts.map((script, index) => (
    <Card look={index === 0 ? 'brand' : 'plain'} key={script.id}>
      <p className="ju-say__cue">
        {index === 0 ? 'Say' : 'Then say'}
        {script.because && ' · because of what they answered'}
      </p>
      <p className={index === 0 ? 'ju-say__line' : undefined}>“{script.say}”</p>
      {(script.yes ?? script.no) && (
        <fieldset className="govuk-fieldset ju-say__answers">
          <legend className="govuk-visually-hidden">What they answer: {script.say}</legend>
          <Answer script={script} answer="no" chosen={answers[script.id]} keyed={script === asking} off={preview} />
          <Answer script={script} answer="yes" chosen={answers[script.id]} keyed={script === asking} off={preview} />
        </fieldset>
      )}
    </Card>
  ));
}

interface AnswerProps {
  script: SpokenScript;
  answer: 'yes' | 'no';
  chosen: 'yes' | 'no' | undefined;
  /** The one question that the keys answer now. */
  keyed: boolean;
  off: boolean;
}

function Answer({ script, answer, chosen, keyed, off }: AnswerProps) {
  const step = script[answer];
  const id = `answer-${script.id}-${answer}`;
  const keys = keyed ? KEYS[answer] : undefined;
  return (
    <div className="ju-say__answer">
      <div className="ju-chip">
        <input
          className="ju-chip__input"
          type="radio"
          id={id}
          name={`answers.${script.id}`}
          value={answer}
          defaultChecked={chosen === answer}
          disabled={off}
          aria-keyshortcuts={keys}
          data-key={keys}
        />
        <label className="ju-chip__label" htmlFor={id}>
          {keys && <Kbd>{keys}</Kbd>} {answer === 'yes' ? 'Yes' : 'No'}
        </label>
      </div>
      <span>{step ? <StepWords step={step} /> : <Quiet>go on</Quiet>}</span>
    </div>
  );
}

function StepWords({ step: { act, words } }: { step: Step }) {
  return (
    <>
      → <strong>{STEP_WORDS[act]}</strong>
      {words && `, ${words}`}
    </>
  );
}
