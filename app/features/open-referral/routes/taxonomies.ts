import { portalLoader } from '~/door.server';
import { cut, withParameters } from '../answer.server';
import { pagingParameters } from '../parameters';
import { matching, taxonomyOf } from '../taxonomy.server';

/** The one taxonomy of a county: its kinds of help. */
export const loader = portalLoader({ public: true }, async (visit) =>
  withParameters(visit, pagingParameters, (asked) =>
    Promise.resolve(cut([taxonomyOf(visit.tenant)].filter(matching(asked.search)), asked)),
  ),
);
