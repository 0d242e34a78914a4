import { paths } from '~/paths';
import { BackLink, PageHeading, Section, SummaryList } from '~/ui';
import type { RecordPage } from './page';

/** A request on one sheet, to take along: who, where, what, and what to know at the door. No history, no notes. */
export function PrintSheet({ page: { tenant, head, contact, needs } }: { page: RecordPage }) {
  return (
    <div className="ju-sheet">
      <BackLink href={paths.request(tenant.slug, head.id)}>Back to the request</BackLink>
      <p className="govuk-body ju-screen-only">
        Print this page with your browser: Ctrl and P, or Print in its menu. Keep the sheet with you and destroy it
        afterwards.
      </p>
      <PageHeading title={head.name} lede={`${head.reference} · ${head.urgency.word} · ${head.lede}`} />
      {contact && (
        <SummaryList
          rows={[
            { label: 'Phone', value: contact.phone },
            { label: 'Address', value: contact.address.join(', ') },
            { label: 'Asked by', value: [contact.asker, contact.askerPhone].filter(Boolean).join(', ') },
            { label: 'Access', value: contact.accessNeeds },
            { label: 'Diet', value: contact.diet },
            { label: 'Medicine runs out', value: contact.medicineBy },
          ].filter(({ value }) => value)}
        />
      )}
      <Section title="Needs">
        <SummaryList
          rows={needs.map(({ title, detail, status, matching }) => ({
            label: title,
            value: [detail, [status.word, matching?.helper?.name].filter(Boolean).join(': ')]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      </Section>
    </div>
  );
}
