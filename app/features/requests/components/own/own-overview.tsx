import { paths } from '~/paths';
import { Card, CardList, PageHeading, PhoneLink, Section, SummaryList, Tag } from '~/ui';
import { longDate } from '~/ui/format/dates';
import { phone as spoken } from '~/ui/format/phone';
import { OWN_NEED, OWN_STATUS } from '../../own-words';
import { ownHref, type OwnRequestPage } from '../../own-page';
import { isOpen } from '../../rules';

/** How the request is going, need by need, what we know, and what can be done with it. */
export function OwnOverview({ page }: { page: OwnRequestPage }) {
  const { own, holder, token, asked } = page;
  const open = isOpen(own.status);
  const words = OWN_STATUS[own.status];
  return (
    <>
      <PageHeading caption={`Request ${own.reference}, sent ${asked}`} title={words.title} lede={words.what} />
      <p className="govuk-body">
        <strong>{holder.name}</strong> looks after it. If it cannot wait, ring{' '}
        <PhoneLink number={holder.phone.number} />, {holder.phone.hours}, and read out{' '}
        <span className="ju-reference">{own.reference}</span>. If a life is in danger, ring 999.
      </p>
      <Needs page={page} open={open} />
      <Section title="What we know">
        <SummaryList rows={factsOf(page, open)} />
      </Section>
      {open ? (
        <p className="govuk-body">
          No longer needed? <a href={ownHref(token, 'withdrawal')}>Take my request back</a>
        </p>
      ) : (
        <p className="govuk-body">
          <a href={paths.getHelp(holder.slug)}>Ask for help again</a>
        </p>
      )}
    </>
  );
}

function Needs({ page: { own, names, token }, open }: { page: OwnRequestPage; open: boolean }) {
  return (
    <Section
      title={own.forOther ? 'What was asked for' : 'What you asked for'}
      actions={open && <a href={ownHref(token, 'add')}>Add something</a>}
    >
      <CardList>
        {own.needs.map(({ id, category, status, detail }) => (
          <Card
            title={names[category] ?? 'Something else'}
            tag={(open || status === 'done') && <Tag tone={OWN_NEED[status].tone}>{OWN_NEED[status].word}</Tag>}
            footer={
              open && (
                <a href={ownHref(token, 'details', id)}>
                  Say more<span className="govuk-visually-hidden"> about {names[category]?.toLowerCase()}</span>
                </a>
              )
            }
            key={id}
          >
            {open && <p className="ju-card__text">{OWN_NEED[status].what}</p>}
            {detail && <p className="ju-card__text ju-typed">{detail}</p>}
          </Card>
        ))}
      </CardList>
    </Section>
  );
}

function factsOf({ own, token }: OwnRequestPage, open: boolean) {
  const change = (view: 'contact' | 'access' | 'sharing') => (open ? { change: { href: ownHref(token, view) } } : {});
  return [
    { label: 'Name', value: own.name },
    {
      label: 'Address',
      value: <span className="ju-typed">{[own.address, own.postcode].filter(Boolean).join('\n')}</span>,
    },
    ...(own.medicineBy ? [{ label: 'Medicine runs out', value: longDate(own.medicineBy) }] : []),
    { label: 'Phone', value: own.phone ? spoken(own.phone) : 'Not given', ...change('contact') },
    { label: 'Email', value: own.email ?? 'Not given', ...change('contact') },
    { label: 'At the door', value: own.accessNeeds || 'Nothing said', ...change('access') },
    { label: 'Diet and allergies', value: own.diet || 'Nothing said', ...change('access') },
    {
      label: 'Sharing',
      value: own.consentShare ? 'We may share it with those who can help' : 'We may not share it',
      ...change('sharing'),
    },
  ];
}
