import { list } from '../format/numbers';

interface LegendProps {
  /** What the colours tell: "Open requests by parish". */
  title: string;
  /** The classes in words, lightest first; a class that nothing falls into is left out. */
  classes: readonly { shade: number; words: string }[];
  /** Areas that one outline shows, by name: they are coloured by their numbers together. */
  together?: readonly (readonly string[])[];
  /** What the numbers leave out, a sentence each. */
  notes?: readonly string[];
}

/** What the colours of the areas mean, each with its numbers in words beside it. */
export function Legend({ title, classes, together = [], notes = [] }: LegendProps) {
  return (
    <div className="ju-legend">
      <p className="ju-legend__title">{title}</p>
      <ul className="ju-legend__classes">
        {classes.map(({ shade, words }) => (
          <li key={shade}>
            <span className={`ju-shade ju-shade--${shade}`} aria-hidden />
            {words}
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p className="ju-legend__note" key={note}>
          {note}
        </p>
      ))}
      {together.length > 0 && (
        <p className="ju-legend__note">
          Drawn as one and coloured by their numbers together: {together.map((names) => list(names)).join('; ')}.
        </p>
      )}
    </div>
  );
}
