import { Section, SummaryList, When, DataTable, Tag, Quiet, type Column } from '~/ui';
import { plural } from '~/ui/format/numbers';
import type { OfferPageData } from './record-page';

/** What they do, where, when and how. */
export function OfferFacts({ page: { facts } }: { page: OfferPageData }) {
  const { does, reach, times, free, transport, skills, capacity } = facts;
  return (
    <Section title="What they offer">
      <SummaryList
        rows={[
          { label: 'Can help with', value: does.join(', ') || 'Nothing that the council asks for now' },
          { label: 'Where', value: reach },
          { label: 'When', value: free ? `${times} · ${free}` : times },
          { label: 'Transport', value: transport },
          { label: 'At once', value: capacity === 0 ? 'No tasks at the moment' : plural(capacity, 'task') },
          ...(skills ? [{ label: 'Skills', value: skills }] : []),
        ]}
      />
    </Section>
  );
}

type Task = OfferPageData['tasks'][number];

/** What they are doing now and did before; whose need it is stands only on the request. */
export function OfferTasks({ page: { tasks, facts } }: { page: OfferPageData }) {
  const open = tasks.filter((task) => task.open);
  const past = tasks.filter((task) => !task.open);
  return (
    <>
      <Section
        title="Tasks"
        lede={open.length === 0 ? 'None at the moment.' : `${open.length} of ${facts.capacity} at once.`}
      >
        {open.length > 0 && <TaskTable caption="Open tasks" tasks={open} />}
      </Section>
      {past.length > 0 && (
        <Section title="Earlier tasks" lede={`${plural(past.length, 'task')}, the newest first.`}>
          <TaskTable caption="Earlier tasks" tasks={past} />
        </Section>
      )}
    </>
  );
}

/** Tasks of an offer, a row each. */
export function TaskTable({ caption, tasks }: { caption: string; tasks: readonly Task[] }) {
  const columns: Column<Task>[] = [
    { label: 'Task', names: true, cell: ({ what, href }) => (href ? <a href={href}>{what}</a> : what) },
    { label: 'Status', cell: ({ status }) => <Tag tone={status.tone}>{status.word}</Tag> },
    { label: 'When', quiet: true, cell: ({ when }) => <When iso={when.iso} words={when.words} /> },
    { label: 'Request', quiet: true, cell: ({ href }) => (href ? '' : <Quiet>held by another council</Quiet>) },
  ];
  const foreign = tasks.some(({ href }) => href === null);
  return (
    <DataTable
      caption={caption}
      columns={foreign ? columns : columns.slice(0, -1)}
      rows={tasks}
      rowKey={({ key }) => key}
    />
  );
}
