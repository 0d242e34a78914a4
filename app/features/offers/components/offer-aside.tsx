import { LinkCard } from '~/features/requests/components/link-card';
import { paths } from '~/paths';
import { ButtonGroup, Card, LinkButton, Meta, PhoneLink, PostButton } from '~/ui';
import { isAsked, MOVE_WORDS } from '../move-words';
import type { OfferMove } from '../rules';
import { Check } from './offer-table';
import type { OfferPageData } from './record-page';

/** Beside an offer: how to reach them, the check they state, who can see it, and what may be done with it. */
export function OfferAside({ page }: { page: OfferPageData }) {
  return (
    <>
      {page.facts.contact && <Contact contact={page.facts.contact} />}
      <CheckCard check={page.facts.check} />
      {page.facts.contact && page.mayChange && (
        <LinkCard
          whose="the volunteer"
          link={page.link}
          addressed={page.facts.contact.email !== null}
          action={paths.offerPart(page.tenant.slug, page.head.id, 'link')}
        />
      )}
      <WhoSees page={page} />
      <Acts page={page} />
    </>
  );
}

function Contact({ contact }: { contact: NonNullable<OfferPageData['facts']['contact']> }) {
  const { phone, email, contactName, charityNo, postcode } = contact;
  return (
    <Card title="Contact" level={2}>
      <Meta
        items={[
          { label: 'Ask for', value: contactName },
          { label: 'Phone', value: phone && <PhoneLink number={phone} /> },
          { label: 'Email', value: email && <a href={`mailto:${email}`}>{email}</a> },
          { label: 'Postcode', value: postcode },
          { label: 'Charity no', value: charityNo },
        ]}
      />
    </Card>
  );
}

function CheckCard({ check }: { check: OfferPageData['facts']['check'] }) {
  return (
    <Card title="DBS check" level={2}>
      <p className="ju-card__text">
        <Check check={check} />
      </p>
      <p className="ju-card__text">
        {check.stated
          ? `As they state it${check.until ? `, valid to ${check.until}` : ''}. Look at the certificate before you rely on it.`
          : 'They are matched only with what asks for no check.'}
      </p>
    </Card>
  );
}

function WhoSees({ page: { tenant, head, sees, seen } }: { page: OfferPageData }) {
  return (
    <Card title="Who can see this" level={2}>
      <p className="ju-card__text">
        {sees.can.join(' · ')}. <strong>Not</strong> {sees.cannot.join('; not ')}.
      </p>
      {seen && (
        <p className="ju-card__text ju-screen-only">
          <a href={paths.offerPart(tenant.slug, head.id, 'views')}>{seen}</a>
        </p>
      )}
    </Card>
  );
}

function Acts({ page: { tenant, head, moves, mayChange } }: { page: OfferPageData }) {
  if (!mayChange) return null;
  return (
    <ButtonGroup>
      {moves.map((move) => (
        <Move tenant={tenant.slug} head={head} move={move} key={move} />
      ))}
    </ButtonGroup>
  );
}

interface MoveProps {
  tenant: string;
  head: OfferPageData['head'];
  move: OfferMove;
}

function Move({ tenant, head: { id, version }, move }: MoveProps) {
  if (isAsked(move)) {
    return (
      <LinkButton href={paths.offerPart(tenant, id, 'status', { move })} variant="secondary" small>
        {MOVE_WORDS[move]}
      </LinkButton>
    );
  }
  return (
    <PostButton
      action={paths.offerPart(tenant, id, 'status')}
      fields={{ move, version }}
      variant={move === 'restore' ? 'secondary' : 'primary'}
      small
    >
      {MOVE_WORDS[move]}
    </PostButton>
  );
}
