import { paths } from '~/paths';
import { Callout } from '~/ui';
import type { RecordPage } from './page';

/** What to know before acting: that it has ended, that the household has help already, that nothing may be shared. */
export function RecordNotices({ page: { tenant, head, household } }: { page: RecordPage }) {
  const helped = household.filter(({ isOpen }) => isOpen);
  const before = household.filter(({ isOpen }) => !isOpen);
  return (
    <>
      {head.ended && (
        <Callout tone="grey" title={head.ended.title}>
          {head.ended.reason}
        </Callout>
      )}
      {helped.length > 0 && (
        <Callout title="This household is already being helped:">
          <Others tenant={tenant.slug} others={helped} />
        </Callout>
      )}
      {before.length > 0 && (
        <Callout tone="grey" title="This household asked before:">
          <Others tenant={tenant.slug} others={before} />
        </Callout>
      )}
      {!head.mayShare && (
        <Callout tone="amber" title="They did not agree to sharing.">
          Ask them before you tell a volunteer or a group, and before you hand this on. Both ask you whether they
          agreed.
        </Callout>
      )}
    </>
  );
}

function Others({ tenant, others }: { tenant: string; others: RecordPage['household'] }) {
  return others.map(({ id, reference, words }, index) => (
    <span key={id}>
      {index > 0 && '; '}
      {words} (<a href={paths.request(tenant, id)}>{reference}</a>)
    </span>
  ));
}
