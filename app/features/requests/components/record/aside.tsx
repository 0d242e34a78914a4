import { paths } from '~/paths';
import { Card, LinkButton, Meta, PhoneLink } from '~/ui';
import { LinkCard } from '../link-card';
import type { RecordPage } from './page';

/** Beside a request: how to reach them, who can see it, and what may be done with the whole of it. */
export function RecordAside({ page }: { page: RecordPage }) {
  return (
    <>
      {page.contact && <Contact contact={page.contact} />}
      {page.contact && page.may.change && (
        <LinkCard
          whose="the resident"
          link={page.link}
          addressed={page.contact.email !== null}
          action={paths.requestPart(page.tenant.slug, page.head.id, 'link')}
        />
      )}
      <WhoSees page={page} />
      <Acts page={page} />
    </>
  );
}

function Contact({ contact }: { contact: NonNullable<RecordPage['contact']> }) {
  const { phone, email, address, asker, askerPhone, accessNeeds, diet, born, medicineBy } = contact;
  return (
    <Card title="Contact" level={2}>
      <Meta
        items={[
          { label: 'Phone', value: phone && <PhoneLink number={phone} /> },
          { label: 'Email', value: email && <a href={`mailto:${email}`}>{email}</a> },
          { label: 'Address', value: address.length > 0 && <Lines lines={address} /> },
          { label: 'Asked by', value: asker },
          { label: 'Phone of who asks', value: askerPhone && <PhoneLink number={askerPhone} /> },
          { label: 'Medicine', value: medicineBy && `runs out on ${medicineBy}` },
          { label: 'Access', value: accessNeeds },
          { label: 'Diet', value: diet },
          { label: 'Born', value: born },
        ].filter(({ value }) => value !== false)}
      />
    </Card>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, index) => (
    <span className="ju-line" key={index}>
      {line}
    </span>
  ));
}

function WhoSees({ page: { tenant, head, sees, seen } }: { page: RecordPage }) {
  return (
    <Card title="Who can see this" level={2}>
      <p className="ju-card__text">
        {sees.can.join(' · ')}.{' '}
        {sees.cannot.length > 0 && (
          <>
            <strong>Not</strong> {sees.cannot.join('; not ')}.
          </>
        )}
      </p>
      {seen && (
        <p className="ju-card__text ju-screen-only">
          <a href={paths.requestPart(tenant.slug, head.id, 'views')}>{seen}</a>
        </p>
      )}
    </Card>
  );
}

function Acts({ page: { tenant, head, may } }: { page: RecordPage }) {
  const part = (name: Parameters<typeof paths.requestPart>[2]) => paths.requestPart(tenant.slug, head.id, name);
  return (
    <div className="govuk-button-group ju-screen-only">
      {may.change && head.isOpen && (
        <LinkButton href={part('closure')} variant="secondary" small>
          Close request
        </LinkButton>
      )}
      {may.change && !head.isOpen && (
        <LinkButton href={part('reopening')} variant="secondary" small>
          Take up again
        </LinkButton>
      )}
      {may.handOn && head.isOpen && (
        <LinkButton href={part('holder')} variant="secondary" small>
          Hand on
        </LinkButton>
      )}
      <LinkButton href={part('nearby')} variant="secondary" small>
        What is near
      </LinkButton>
      <LinkButton href={paths.request(tenant.slug, head.id, { view: 'print' })} variant="secondary" small>
        Print
      </LinkButton>
    </div>
  );
}
