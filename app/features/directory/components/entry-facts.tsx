import { PROVISION_KIND_WORDS } from '~/features/provision/schema';
import { PhoneLink, SummaryList, When } from '~/ui';
import { list, plural } from '~/ui/format/numbers';
import type { EntryPage } from '../queries-entry.server';

export type EntryFactsOf = Extract<EntryPage, { kind: 'entry' }>['entry'];

/** All that everybody may know of an entry; what nobody has said is left out. */
export function EntryFacts({ entry }: { entry: EntryFactsOf }) {
  const rows = [
    { label: 'Phone', value: entry.phone && <PhoneLink number={entry.phone} /> },
    { label: 'Email', value: entry.email && <a href={`mailto:${entry.email}`}>{entry.email}</a> },
    { label: 'Website', value: entry.website && <Website address={entry.website} /> },
    { label: 'Where', value: [entry.address, entry.distance].filter(Boolean).join(' · ') },
    { label: 'Opening hours', value: entry.hours.length > 0 && <Lines lines={entry.hours} /> },
    { label: 'For people in', value: list(entry.covers) },
    { label: 'Cost', value: entry.cost },
    { label: 'Who it is for', value: entry.eligibility },
    { label: 'Languages', value: entry.languages },
    { label: 'Access', value: entry.access },
    { label: 'Room for more', value: roomWords(entry.capacityLeft) },
    { label: 'Run by', value: entry.runBy },
    { label: 'Kind', value: PROVISION_KIND_WORDS[entry.kind] },
    { label: 'Charity number', value: entry.charityNo },
    { label: 'Company number', value: entry.companyNo },
    { label: 'Last confirmed', value: <Confirmed entry={entry} /> },
  ];
  return <SummaryList rows={rows.filter(({ value }) => Boolean(value))} />;
}

function roomWords(left: number | null): string {
  if (left === null) return '';
  return left === 0 ? 'Full at the moment' : `Can take ${plural(left, 'more', 'more')}`;
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="govuk-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Website({ address }: { address: string }) {
  if (!/^https?:\/\//i.test(address)) return <>{address}</>;
  return <a href={address}>{address.replace(/^https?:\/\//i, '').replace(/\/$/, '')}</a>;
}

function Confirmed({ entry: { confirmed, keptBy } }: { entry: EntryFactsOf }) {
  const by = keptBy ? ` It is kept by ${keptBy}.` : '';
  if (!confirmed) return <>Not confirmed yet.{by}</>;
  return (
    <>
      <When {...confirmed} />.{by}
    </>
  );
}
