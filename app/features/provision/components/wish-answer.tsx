import { Tag, type Tone } from '~/ui';
import type { ChangeStatus } from '../schema';
import type { WishLine } from '../wishes-page.server';

const TAGS: Record<ChangeStatus, { word: string; tone: Tone }> = {
  waiting: { word: 'Waiting', tone: 'amber' },
  taken: { word: 'Agreed', tone: 'green' },
  declined: { word: 'Declined', tone: 'grey' },
};

/** What was asked of the holder of an entry and when, and what it answered. */
export function WishAnswer({ wish: { status, asked, answer } }: { wish: WishLine }) {
  const { word, tone } = TAGS[status];
  return (
    <>
      <p className="govuk-body">
        {asked}. <Tag tone={tone}>{word}</Tag>
      </p>
      <p className="govuk-body ju-typed">{answer}</p>
    </>
  );
}
