import { OwnLayout } from '~/features/portal/components/own-layout';
import type { OwnWrong } from '~/features/portal/own-change';
import { BackLink, ErrorSummary, NotificationBanner } from '~/ui';
import { intentOf } from '../../own-forms';
import { ownHref, type OwnOfferPage } from '../../own-page';
import { OWN_DONE } from '../../own-words';
import { OwnOfferForm } from './own-offer-form';
import { OwnOfferOverview } from './own-offer-overview';

/** A volunteer's or group's own offer: how it stands, or one form to change it. */
export function OwnOfferView({ page, wrong }: { page: OwnOfferPage; wrong: OwnWrong | undefined }) {
  const { view, token } = page;
  const done = intentOf(page.done);
  return (
    <OwnLayout holder={page.holder} foot={page.foot}>
      {view && <BackLink href={ownHref(token)}>Back to my offer</BackLink>}
      <ErrorSummary errors={wrong?.errors} />
      {view ? (
        <OwnOfferForm page={page} view={view} wrong={wrong} />
      ) : (
        <>
          {done && <NotificationBanner kind="success" heading={OWN_DONE[done]} />}
          <OwnOfferOverview page={page} />
        </>
      )}
    </OwnLayout>
  );
}
