import type { Category, DivertedService } from '~/features/tenants/schema';
import { Card, CardList, PhoneLink, Quiet } from '~/ui';

/** The services that a council sends people to for one category, and why. Nothing for a category it helps with itself. */
export function ServiceCards({ category }: { category: Category }) {
  if (!category.diverted) return null;
  const { reason, services } = category.diverted;
  return (
    <>
      <p className="govuk-body">{reason}</p>
      <CardList>
        {services.map((service) => (
          <ServiceCard service={service} key={service.name} />
        ))}
      </CardList>
    </>
  );
}

function ServiceCard({ service: { name, what, phone, url, sample } }: { service: DivertedService }) {
  return (
    <Card title={name}>
      <p className="ju-card__text">{what}</p>
      <p className="ju-card__text">
        {phone && <PhoneLink number={phone} />}
        {phone && url && ' · '}
        {url && <a href={url}>{new URL(url).host}</a>}
        {sample && <Quiet> · invented for the demonstration</Quiet>}
      </p>
    </Card>
  );
}
