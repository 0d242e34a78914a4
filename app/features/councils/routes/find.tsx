import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { withPortal } from '#db/client.server';
import { openLoader } from '~/door.server';
import { ATTRIBUTION } from '~/features/areas/attribution';
import { readEnv } from '~/platform/env.server';
import { paths } from '~/paths';
import { ErrorSummary, PageHeading, PlainLayout, Reading, Section } from '~/ui';
import { longDate } from '~/ui/format/dates';
import { documentTitle } from '~/ui/format/title';
import { CouncilCards } from '../components/council-cards';
import { LookupResult } from '../components/lookup-result';
import { PostcodeSearch } from '../components/postcode-search';
import { lookUp } from '../lookup.server';
import { counties } from '../queries.server';

export const loader = openLoader('finding one’s council is for everybody', async ({ url }) => {
  const typed = url.searchParams.get('postcode');
  const [lookup, all] = await withPortal({}, (db) => Promise.all([lookUp(db, typed), counties(db)]));
  return { typed, lookup, counties: all, demo: readEnv().DEMO, today: longDate(new Date()) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Find your council', undefined, { errors: data?.lookup.kind === 'malformed' }) },
  {
    name: 'description',
    content: 'Ask for help or offer it: your county, district and parish sort it out between them.',
  },
];

export default function FindYourCouncil() {
  const { typed, lookup, counties: all, demo, today } = useLoaderData<typeof loader>();
  const links = [{ label: 'Sign in as council staff', href: paths.signIn() }];
  return (
    <PlainLayout footer={{ links, demo, today, attribution: ATTRIBUTION }}>
      <Reading>
        {lookup.kind === 'malformed' && <ErrorSummary errors={{ postcode: lookup.problem }} />}
        <PageHeading
          title="Find your council"
          lede="Joined Up brings your county, district and parish together in an emergency: ask for help, offer it, or see what there is where you live."
        />
        <PostcodeSearch
          action={paths.home()}
          label="Your postcode"
          button="Find my council"
          typed={typed}
          lookup={lookup}
        />
        <LookupResult lookup={lookup} />
        <Section title="Or choose your county" lede="Whoever answers its phone knows who helps in every parish.">
          <CouncilCards councils={all} />
        </Section>
        <p className="govuk-body">
          Do you work for a council? <a href={paths.signIn()}>Sign in to your desk</a>.
        </p>
      </Reading>
    </PlainLayout>
  );
}
