import {
  Button,
  Callout,
  DataTable,
  Details,
  Dots,
  HiddenFields,
  LinkButton,
  PhoneLink,
  PostButton,
  Quiet,
  Tag,
  TextArea,
  When,
} from '~/ui';
import type { Column } from '~/ui';
import type { Matching } from '../matching.server';
import type { HelperLine, SuggestionLine } from '../present.server';

interface NeedMatchingProps {
  matching: Matching;
}

/** What is being done about one need, inside its card: who helps, or who is best placed to, each with the reasons. */
export function NeedMatching({ matching }: NeedMatchingProps) {
  const { helper, best, nobody, all, earlier, notice } = matching;
  return (
    <>
      {notice && (
        <div role={notice.tone === 'amber' ? 'alert' : 'status'}>
          <Callout tone={notice.tone}>{notice.words}</Callout>
        </div>
      )}
      {helper && <Helping helper={helper} matching={matching} />}
      {earlier.map((words) => (
        <p key={words}>
          <Quiet>{words}</Quiet>
        </p>
      ))}
      {best.length > 0 && (
        <SuggestionTable caption={`Best placed to help with ${matching.need}`} lines={best} matching={matching} />
      )}
      {nobody && <p>{nobody}</p>}
      {all && (
        <p>
          <a href={all.href}>{all.words}</a>
        </p>
      )}
    </>
  );
}

interface SuggestionTableProps {
  caption: string;
  /** Over the names. */
  label?: string;
  lines: readonly SuggestionLine[];
  matching: Pick<Matching, 'needId' | 'need' | 'action' | 'mayMatch'>;
}

/** Who could help, why, and the button that asks them; where something stands against it, what that is. */
export function SuggestionTable({ caption, label = 'Best placed', lines, matching }: SuggestionTableProps) {
  const first = lines.find(({ obstacles }) => obstacles.length === 0)?.offerId;
  const columns: Column<SuggestionLine>[] = [
    { label, names: true, cell: (line) => <Name line={line} /> },
    { label: 'Why', cell: ({ reasons }) => <Reasons reasons={reasons} /> },
    {
      label: 'Match',
      actions: true,
      cell: (line) => <Match line={line} matching={matching} primary={line.offerId === first} />,
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={lines} rowKey={({ offerId }) => offerId} />;
}

function Name({ line: { href, name, who } }: { line: SuggestionLine }) {
  return (
    <>
      <a href={href}>{name}</a> <span className="ju-quiet">{who}</span>
    </>
  );
}

function Reasons({ reasons }: Pick<SuggestionLine, 'reasons'>) {
  return (
    <Dots>
      {reasons.map(({ words, tone }) =>
        tone ? (
          <Tag tone={tone} key={words}>
            {words}
          </Tag>
        ) : (
          words
        ),
      )}
    </Dots>
  );
}

interface MatchProps {
  line: SuggestionLine;
  matching: SuggestionTableProps['matching'];
  primary: boolean;
}

function Match({
  line: { offerId, name, obstacles, askFirst },
  matching: { needId, need, action, mayMatch },
  primary,
}: MatchProps) {
  if (obstacles.length > 0) return <p className="ju-obstacles">{obstacles.join('. ')}.</p>;
  if (!mayMatch) return null;
  if (askFirst) {
    return (
      <LinkButton href={askFirst} variant="secondary" small about={`the resident about ${name} with ${need}`}>
        Ask, then match
      </LinkButton>
    );
  }
  return (
    <PostButton
      action={action}
      fields={{ intent: 'match', needId, offerId }}
      variant={primary ? 'primary' : 'secondary'}
      small
      about={`${name} with ${need}`}
    >
      Match
    </PostButton>
  );
}

interface HelpingProps {
  helper: HelperLine;
  matching: Matching;
}

function Helping({ helper, matching }: HelpingProps) {
  const { name, href, who, contactName, phone, email, since, status } = helper;
  return (
    <>
      <p>
        <strong>{href && name ? <a href={href}>{name}</a> : (name ?? 'Somebody')}</strong> <Quiet>{who}</Quiet>
        <br />
        <Dots>
          {contactName && `ask for ${contactName}`}
          {phone && <PhoneLink number={phone} />}
          {email && <a href={`mailto:${email}`}>{email}</a>}
          <When iso={since.iso} words={since.words} />
        </Dots>
      </p>
      {matching.mayChange && (status === 'matched' || status === 'accepted') && (
        <Steps helper={helper} matching={matching} />
      )}
    </>
  );
}

/** What may follow: accepted, done, undone, or why it did not work out. */
function Steps({ helper: { matchId, name, status }, matching: { action, need } }: HelpingProps) {
  const about = `: ${name ?? 'the helper'} with ${need}`;
  const step = (intent: 'accept' | 'done' | 'undo', words: string, variant: 'primary' | 'secondary' | 'link') => (
    <PostButton action={action} fields={{ intent, matchId }} variant={variant} small about={about}>
      {words}
    </PostButton>
  );
  return (
    <>
      <div className="ju-match-steps">
        {status === 'matched' && step('accept', 'Accepted', 'primary')}
        {step('done', 'Done', status === 'matched' ? 'secondary' : 'primary')}
        {step('undo', 'Undo', 'link')}
      </div>
      <Details summary="It did not work out">
        <form method="post" action={action}>
          <HiddenFields values={{ intent: 'fail', matchId }} />
          <TextArea
            name="reason"
            id={`reason-${matchId}`}
            label="What went wrong"
            hint="Colleagues read this when they choose the next helper."
            optional
            rows={2}
            maxLength={2000}
          />
          <Button variant="secondary" small about={about}>
            Note it and open the need again
          </Button>
        </form>
      </Details>
    </>
  );
}
