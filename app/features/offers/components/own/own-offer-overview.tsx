import { paths } from '~/paths';
import { ButtonGroup, HiddenFields, Button, LinkButton, PageHeading, PhoneLink, Section, SummaryList } from '~/ui';
import { phone as spoken } from '~/ui/format/phone';
import { reachWords } from '../../offer-form/reach';
import type { OwnIntent } from '../../own-forms';
import { ownHref, type OwnOfferPage } from '../../own-page';
import { OWN_STANDING } from '../../own-words';
import { availabilityWords, DBS_WORDS, TRANSPORT_WORDS } from '../../schema';

/** How the offer stands, what was said, and what can be done with it. */
export function OwnOfferOverview({ page }: { page: OwnOfferPage }) {
  const { own, holder, standing, offered, backOn } = page;
  const words = OWN_STANDING[standing];
  const ended = standing === 'withdrawn' || standing === 'refused';
  return (
    <>
      <PageHeading caption={`Offer ${own.reference}, made ${offered}`} title={words.title} lede={words.what} />
      {backOn && <p className="govuk-body">It opens again by itself on {backOn}.</p>}
      <p className="govuk-body">
        <strong>{holder.name}</strong> looks after it. Questions? Ring <PhoneLink number={holder.phone.number} />,{' '}
        {holder.phone.hours}, and read out <span className="ju-reference">{own.reference}</span>.
      </p>
      {ended ? (
        <p className="govuk-body">
          <a href={paths.offerHelp(holder.slug)}>Offer help again</a>
        </p>
      ) : (
        <Actions page={page} />
      )}
      <Section title="What you told us">
        <SummaryList rows={factsOf(page, !ended)} />
      </Section>
    </>
  );
}

function Actions({ page: { token, own, standing } }: { page: OwnOfferPage }) {
  return (
    <ButtonGroup>
      {standing === 'paused' ? (
        <form method="post" action={ownHref(token)}>
          <HiddenFields values={{ intent: 'resume', version: own.version }} />
          <Button>Open my offer again</Button>
        </form>
      ) : (
        <LinkButton variant="secondary" href={ownHref(token, 'pause')}>
          Pause my offer
        </LinkButton>
      )}
      <a href={ownHref(token, 'withdrawal')}>Withdraw my offer</a>
    </ButtonGroup>
  );
}

function factsOf({ own, token, categories, nearby }: OwnOfferPage, open: boolean) {
  const change = (view: OwnIntent) => (open ? { change: { href: ownHref(token, view) } } : {});
  const helps = categories.filter(({ code }) => own.categories.includes(code)).map(({ name }) => name);
  return [
    { label: own.kind === 'group' ? 'Group' : 'Name', value: own.name, ...change('name') },
    ...(own.contactName ? [{ label: 'Contact', value: own.contactName, ...change('name') }] : []),
    ...(own.charityNo ? [{ label: 'Charity number', value: own.charityNo, ...change('name') }] : []),
    { label: 'Starts from', value: own.postcode ?? 'Not given', ...change('postcode') },
    { label: 'Can help with', value: helps.join(', '), ...change('help') },
    { label: 'Goes', value: reachWords(own, nearby), ...change('reach') },
    { label: 'Has time', value: availabilityWords(own.days, own.parts), ...change('times') },
    { label: 'Transport', value: TRANSPORT_WORDS[own.transport], ...change('about') },
    { label: 'Skills', value: <span className="ju-typed">{own.skills || 'Nothing said'}</span>, ...change('about') },
    { label: 'DBS check', value: `${DBS_WORDS[own.dbs]}, as you say`, ...change('dbs') },
    { label: 'People at a time', value: String(own.capacity), ...change('about') },
    { label: 'Phone', value: own.phone ? spoken(own.phone) : 'Not given', ...change('contact') },
    { label: 'Email', value: own.email ?? 'Not given', ...change('contact') },
  ];
}
