import type { LinkDb } from '#db/client.server';
import { footFacts } from '~/features/portal/foot.server';
import { holderFacts, holderOf } from '~/features/portal/holder.server';
import { londonToday } from '~/platform/forms/typed-date';
import { agoSentence, longDate } from '~/ui/format/dates';
import { ownOffer } from './link.server';
import { intentOf } from './own-forms';
import { nearbyOf } from './own-nearby.server';
import type { OwnOfferPage } from './own-page';
import { standingOf } from './rules';

/** All that the page of a volunteer's own offer shows. Throws `notFound` when the link opens nothing. */
export async function ownPage(db: LinkDb, token: string, query: URLSearchParams): Promise<OwnOfferPage> {
  const held = await ownOffer(db);
  const { countyNo: _county, tenantNo, ...own } = held;
  const [holder, nearby] = await Promise.all([holderOf(db, tenantNo), nearbyOf(db, held)]);
  const standing = standingOf(own, londonToday());
  const ended = standing === 'withdrawn' || standing === 'refused';
  return {
    brandColour: holder.brand.colour,
    holder: holderFacts(holder),
    foot: footFacts(),
    token,
    own,
    standing,
    offered: agoSentence(own.offeredAt, new Date()),
    backOn: standing === 'paused' && own.pausedUntil ? longDate(own.pausedUntil) : null,
    categories: holder.categories
      .filter(({ code, diverted }) => !diverted || own.categories.includes(code))
      .map(({ code, name, hint }) => ({ code, name, hint })),
    nearby,
    view: ended ? null : intentOf(query.get('change')),
    done: query.get('done'),
  };
}
