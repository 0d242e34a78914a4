import { OwnLayout } from '~/features/portal/components/own-layout';
import type { OwnWrong } from '~/features/portal/own-change';
import { BackLink, ErrorSummary, NotificationBanner } from '~/ui';
import { PUBLIC_INTENTS } from '../../own-forms';
import { ownHref, type OwnEntryPage } from '../../own-page';
import { OWN_DONE } from '../../own-words';
import { OwnEntryForm } from './own-entry-form';
import { OwnEntryOverview } from './own-entry-overview';

/** A group's own entry: how it stands, or one form to change it. */
export function OwnEntryView({ page, wrong }: { page: OwnEntryPage; wrong: OwnWrong | undefined }) {
  const { view, token } = page;
  return (
    <OwnLayout holder={page.holder} foot={page.foot}>
      {view && <BackLink href={ownHref(token)}>Back to our entry</BackLink>}
      <ErrorSummary errors={wrong?.errors} />
      {view ? (
        <OwnEntryForm page={page} view={view} wrong={wrong} />
      ) : (
        <>
          {page.done && <NotificationBanner kind="success" heading={doneWords(page, page.done)} />}
          <OwnEntryOverview page={page} wrong={wrong} />
        </>
      )}
    </OwnLayout>
  );
}

function doneWords({ waiting, holder, approves }: OwnEntryPage, done: NonNullable<OwnEntryPage['done']>): string {
  const waits = approves && waiting !== null && PUBLIC_INTENTS.includes(done);
  return waits ? `Sent. ${holder.name} looks at it before everybody can read it.` : OWN_DONE[done];
}
