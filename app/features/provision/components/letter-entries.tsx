import { paths } from '~/paths';
import { PostButton, Quiet } from '~/ui';
import { plural } from '~/ui/format/numbers';

interface LetterEntriesProps {
  page: {
    token: string;
    opened: string;
    holder: { slug: string; shortName: string };
    /** What is to be confirmed still, of as many as the letter asked about. */
    entries: readonly { id: string; name: string; runBy: string }[];
    asked: number;
    until: string;
    /** The same at the desk. */
    list: string;
  };
}

/** What a letter asks a council about, with one button for all and one for each. */
export function LetterEntries({ page: { token, opened, holder, entries, asked, until, list } }: LetterEntriesProps) {
  const action = paths.myLetter(token);
  if (entries.length === 0) {
    return (
      <>
        <h1 className="govuk-heading-l">Nothing is left to confirm</h1>
        <p className="govuk-body">
          All {plural(asked, 'entry', 'entries')} that the letter asked about {asked === 1 ? 'is' : 'are'} seen to.{' '}
          <a href={list}>Your desk</a> has the rest.
        </p>
      </>
    );
  }
  const all = entries.length > 1;
  return (
    <>
      <h1 className="govuk-heading-l">{all ? 'Are these entries still right?' : 'Is this entry still right?'}</h1>
      <p className="govuk-body">
        {holder.shortName} keeps {all ? 'them' : 'it'} on the community map, and nobody has said for a while whether{' '}
        {all ? 'they are' : 'it is'} still right. Each name leads to what everybody reads.
      </p>
      <ul className="govuk-list ju-to-confirm">
        {entries.map(({ id, name, runBy }) => (
          <li key={id}>
            <div className="ju-to-confirm__name">
              <a href={paths.directoryEntry(holder.slug, id)}>{name}</a>
              {runBy !== name && (
                <>
                  <br />
                  <Quiet>{runBy}</Quiet>
                </>
              )}
            </div>
            {all && (
              <PostButton action={action} fields={{ opened, entry: id }} variant="secondary" small about={name}>
                Still right
              </PostButton>
            )}
          </li>
        ))}
      </ul>
      <PostButton action={action} fields={{ opened }}>
        {all ? `All ${entries.length} still right` : 'Still right'}
      </PostButton>
      <p className="govuk-body">
        Something is not right? <a href={list}>Change it at your desk</a>. This link works until {until}.
      </p>
    </>
  );
}
