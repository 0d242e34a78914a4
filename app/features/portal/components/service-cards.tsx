import type { Category, DivertedService } from '~/features/tenants/schema';
import { Card, CardList, PhoneLink, Quiet } from '~/ui';

/**
 * The services that a council sends people to for one category, and why; nothing for a category it helps with itself.
 * `level` is the rank of their headings on the page.
 */
export function ServiceCards({ category, level = 3 }: { category: Category; level?: 2 | 3 }) {
  if (!category.diverted) return null;
  const { reason, services } = category.diverted;
  return (
    <>
      <p className="govuk-body">{reason}</p>
      <CardList>
        {services.map((service) => (
          <ServiceCard service={service} level={level} key={service.name} />
        ))}
      </CardList>
    </>
  );
}

function ServiceCard({
  service: { name, what, phone, url, sample },
  level,
}: {
  service: DivertedService;
  level: 2 | 3;
}) {
  return (
    <Card title={name} level={level}>
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
