import { portalLoader } from '~/door.server';
import { envelope, withParameters } from '../answer.server';
import { serviceParameters } from '../parameters';
import { conditionsOf, contextOf, listedPage } from '../queries.server';
import { fullServiceOf, serviceOf } from '../service.server';

/** The services of a council and all under it, page by page. */
export const loader = portalLoader({ public: true }, async (visit) => {
  const { tenant, asPublic } = visit;
  return withParameters(visit, serviceParameters, (asked) =>
    asPublic({}, async (db) => {
      const page = await listedPage(db, tenant, await conditionsOf(db, tenant, asked), asked);
      if (asked.minimal) {
        const contents = page.items.map(({ id, modifiedAt }) => ({ id, last_modified: modifiedAt.toISOString() }));
        return envelope(page, asked, contents);
      }
      const context = await contextOf(db, tenant, page.items);
      return envelope(
        page,
        asked,
        page.items.map((one) => (asked.full ? fullServiceOf : serviceOf)(one, context)),
      );
    }),
  );
});
