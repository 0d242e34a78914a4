import { paths } from '~/paths';
import { Card, CardList, PhoneLink, Quiet } from '~/ui';
import { TIER_WORDS, type CouncilFacts } from '../lookup';

/** Councils with the number to ring and the way to their pages. */
export function CouncilCards({ councils, level = 3 }: { councils: readonly CouncilFacts[]; level?: 2 | 3 }) {
  return (
    <CardList>
      {councils.map(({ slug, name, tier, phone, sample }) => (
        <Card title={name} href={paths.portal(slug)} level={level} key={slug}>
          <p className="ju-card__text">
            {TIER_WORDS[tier]} · <PhoneLink number={phone.number} />, {phone.hours}
            {sample && <Quiet> · assumed for the demonstration</Quiet>}
          </p>
        </Card>
      ))}
    </CardList>
  );
}
