import { Fragment } from 'react';
import { InsetText } from '~/ui';

interface LetterProps {
  text: string;
  /** Where our own pages are: only their addresses become links, never one that somebody typed. */
  origin?: string;
}

/** The text of a message as it was written, line by line. */
export function Letter({ text, origin }: LetterProps) {
  return (
    <InsetText>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>
          {paragraph.split('\n').map((line, at) => (
            <Fragment key={at}>
              {at > 0 && <br />}
              {origin !== undefined && line.startsWith(`${origin}/`) ? <a href={line}>{line}</a> : line}
            </Fragment>
          ))}
        </p>
      ))}
    </InsetText>
  );
}
