import { NeedMatching } from '~/features/matches/components/suggestions';
import { paths } from '~/paths';
import { NeedCard, Section, Tag } from '~/ui';
import type { RecordPage } from './page';

/** What is needed, each with who helps or who is best placed to. */
export function RecordNeeds({ page: { tenant, head, needs, may } }: { page: RecordPage }) {
  const change = may.change && head.isOpen && (
    <a href={paths.requestPart(tenant.slug, head.id, 'needs')}>Add or change needs</a>
  );
  return (
    <Section title="Needs" actions={change}>
      {needs.map((need) => (
        <NeedCard
          id={`need-${need.id}`}
          title={need.title}
          details={need.detail}
          open={need.open}
          status={<Tag tone={need.status.tone}>{need.status.word}</Tag>}
          key={need.id}
        >
          {need.matching && <NeedMatching matching={need.matching} />}
        </NeedCard>
      ))}
    </Section>
  );
}
