import { paths } from '~/paths';
import { PartFrame, type PartWords } from '~/ui';

interface EntryFrameProps extends PartWords {
  tenant: string;
  entry: { id: string; name: string };
}

/** A page about a part of an entry. */
export function EntryFrame({ tenant, entry, ...words }: EntryFrameProps) {
  const trail = [
    { label: 'Community map', href: paths.entries(tenant) },
    { label: entry.name, href: paths.entry(tenant, entry.id) },
  ];
  return <PartFrame what="entry" trail={trail} {...words} />;
}

/** The way out of a form without doing anything. */
export function LeaveEntry({ tenant, id }: { tenant: string; id: string }) {
  return (
    <a className="govuk-link" href={paths.entry(tenant, id)}>
      Cancel
    </a>
  );
}
