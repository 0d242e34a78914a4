import { OwnLayout } from '~/features/portal/components/own-layout';
import { ErrorSummary, BackLink, NotificationBanner } from '~/ui';
import { OWN_DONE } from '../../own-words';
import { ownHref, type OwnRequestPage } from '../../own-page';
import type { OwnWrong } from '~/features/portal/own-change';
import { OwnForm } from './own-form';
import { OwnOverview } from './own-overview';

/** A resident's own request: how it is going, or one form to change it. */
export function OwnRequestView({ page, wrong }: { page: OwnRequestPage; wrong: OwnWrong | undefined }) {
  const { view, token, done } = page;
  return (
    <OwnLayout holder={page.holder} foot={page.foot}>
      {view && <BackLink href={ownHref(token)}>Back to my request</BackLink>}
      <ErrorSummary errors={wrong?.errors} />
      {view ? (
        <OwnForm page={page} view={view} wrong={wrong} />
      ) : (
        <>
          {done && Object.hasOwn(OWN_DONE, done) && <NotificationBanner kind="success" heading={OWN_DONE[done]} />}
          <OwnOverview page={page} />
        </>
      )}
    </OwnLayout>
  );
}
