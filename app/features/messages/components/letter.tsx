import { Fragment } from 'react';
import { InsetText } from '~/ui';

const LINK = /(https?:\/\/[^\s<>"]+)/;

/** The text of a message as it was written, line by line, its addresses as links. */
export function Letter({ text }: { text: string }) {
  return (
    <InsetText>
      {text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>
          {paragraph.split('\n').map((line, at) => (
            <Fragment key={at}>
              {at > 0 && <br />}
              <Line words={line} />
            </Fragment>
          ))}
        </p>
      ))}
    </InsetText>
  );
}

function Line({ words }: { words: string }) {
  return words.split(LINK).map((part, index) =>
    LINK.test(part) ? (
      <a key={index} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}
