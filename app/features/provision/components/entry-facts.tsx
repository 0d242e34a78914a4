import { PhoneLink, Section, SummaryList } from '~/ui';
import type { EntryFacts } from '../present-entry.server';

/** What an entry says to everybody: what it is, where, when, how to reach it. */
export function EntryFactList({ facts, title = 'What it is' }: { facts: EntryFacts; title?: string }) {
  return (
    <Section title={title} lede="What residents read, where it is published.">
      <p className="govuk-body ju-typed">{facts.summary}</p>
      <SummaryList rows={[...rowsOf(facts), ...moreOf(facts)]} />
    </Section>
  );
}

function rowsOf(facts: EntryFacts) {
  return [
    { label: 'Helps with', value: facts.helpsWith.join(', ') },
    { label: 'Covers', value: facts.covers },
    { label: 'Place', value: <Place facts={facts} /> },
    { label: 'Open', value: <Hours facts={facts} /> },
    { label: 'Contact', value: <Contact facts={facts} /> },
    { label: 'Room for more', value: facts.capacity ?? 'It does not say' },
  ];
}

function moreOf({ cost, eligibility, languages, access, charityNo, companyNo }: EntryFacts) {
  const rows = [
    { label: 'Cost', value: cost },
    { label: 'Who it is for', value: eligibility },
    { label: 'Languages', value: languages },
    { label: 'Access', value: access },
    { label: 'Charity number', value: charityNo },
    { label: 'Company number', value: companyNo },
  ];
  return rows.filter(({ value }) => value);
}

function Place({ facts: { place, parish } }: { facts: EntryFacts }) {
  if (!place && !parish) return 'No place of its own';
  return (
    <>
      {place}
      {place && parish && <br />}
      {parish && <span className="ju-quiet">in {parish}</span>}
    </>
  );
}

function Hours({ facts: { open, hours } }: { facts: EntryFacts }) {
  if (hours.length === 0) return 'Nobody has said';
  return (
    <>
      {open && (
        <>
          <strong>{open.words}</strong>
          <br />
        </>
      )}
      {hours.map((line) => (
        <span className="ju-line" key={line}>
          {line}
        </span>
      ))}
    </>
  );
}

function Contact({ facts: { phone, email, website } }: { facts: EntryFacts }) {
  if (!phone && !email && !website) return 'None for the public';
  return (
    <>
      {phone && (
        <span className="ju-line">
          <PhoneLink number={phone} />
        </span>
      )}
      {email && (
        <span className="ju-line">
          <a href={`mailto:${email}`}>{email}</a>
        </span>
      )}
      {website && (
        <span className="ju-line">
          <a href={website} rel="noreferrer">
            {website}
          </a>
        </span>
      )}
    </>
  );
}
