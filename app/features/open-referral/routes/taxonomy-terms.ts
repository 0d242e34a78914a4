import { portalLoader } from '~/door.server';
import { cut, withParameters } from '../answer.server';
import { termParameters } from '../parameters';
import { matching, termsIn } from '../taxonomy.server';

/** The kinds of help, as terms. */
export const loader = portalLoader({ public: true }, async (visit) =>
  withParameters(visit, termParameters, (asked) => {
    const wanted = termsIn(visit.tenant)
      .filter(({ taxonomy_id }) => asked.taxonomy_id === undefined || asked.taxonomy_id === taxonomy_id)
      .filter(matching(asked.search));
    return Promise.resolve(cut(wanted, asked));
  }),
);
