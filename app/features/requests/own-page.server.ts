import type { LinkDb } from '#db/client.server';
import { newId } from '#db/id';
import { footFacts } from '~/features/portal/foot.server';
import { holderFacts, holderOf } from '~/features/portal/holder.server';
import { agoSentence } from '~/ui/format/dates';
import { intentOf } from './link-schema';
import { ownRequest } from './link.server';
import type { OwnRequestPage } from './own-page';
import { isOpen } from './rules';

/** All that the page of a resident's own request shows. Throws `notFound` when the link opens nothing. */
export async function ownPage(db: LinkDb, token: string, query: URLSearchParams): Promise<OwnRequestPage> {
  const { countyNo: _county, tenantNo, ...own } = await ownRequest(db);
  const holder = await holderOf(db, tenantNo);
  const view = isOpen(own.status) ? intentOf(query.get('change')) : null;
  return {
    brandColour: holder.brand.colour,
    holder: holderFacts(holder),
    foot: footFacts(),
    token,
    own,
    asked: agoSentence(own.askedAt, new Date()),
    categories: holder.categories.filter(({ diverted }) => !diverted).map(({ code, name }) => ({ code, name })),
    names: Object.fromEntries(holder.categories.map(({ code, name }) => [code, name])),
    consentText: holder.consent.text,
    view,
    about: own.needs.find(({ id }) => id === query.get('need')) ?? null,
    done: query.get('done'),
    newNeedId: newId(),
  };
}
