import { Callout } from './notices';

interface MeanwhileProps {
  /** What was changed: "offer", "entry". */
  what: string;
  /** What others did to it. */
  sentences: readonly string[];
}

/** Somebody was faster: what they did. Nothing of it was overwritten, and nothing typed is lost. */
export function Meanwhile({ what, sentences }: MeanwhileProps) {
  return (
    <div role="alert">
      <Callout tone="amber" title={`This ${what} has changed since you opened the page.`}>
        Nothing was saved yet. What you typed stands below: look at what has changed, then send it again.
        <ul className="govuk-list govuk-list--bullet">
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Callout>
    </div>
  );
}
