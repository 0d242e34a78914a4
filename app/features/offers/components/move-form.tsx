import { paths } from '~/paths';
import { textIn } from '~/platform/forms/typed';
import type { Typed } from '~/platform/forms/read-form';
import { Button, ButtonGroup, DateField, HiddenFields, Section, TextArea, WarningText, type FormErrors } from '~/ui';
import { plural } from '~/ui/format/numbers';
import type { MOVE_PAGES } from '../move-words';
import { tasksAfter } from '../rules';
import { LeaveOffer } from './offer-frame';
import { TaskTable } from './offer-facts';
import type { OfferPageData } from './record-page';

interface MoveFormProps {
  tenant: string;
  offer: { id: string; version: number };
  move: keyof typeof MOVE_PAGES;
  button: string;
  /** Open tasks: they stay with whoever pauses, and end otherwise. */
  tasks: OfferPageData['tasks'];
  typed: Typed | undefined;
  errors: FormErrors;
}

/** What is asked before somebody pauses, is refused or withdraws: open tasks first, then until when or why. */
export function MoveForm({ tenant, offer, move, button, tasks, typed, errors }: MoveFormProps) {
  return (
    <>
      {tasks.length > 0 && <OpenTasks tasks={tasks} move={move} />}
      <form method="post" action={paths.offerPart(tenant, offer.id, 'status', { move })} noValidate>
        <HiddenFields values={{ move, version: offer.version, tasks: tasks.length }} />
        {move === 'pause' ? (
          <DateField
            name="until"
            label="When are they back?"
            hint="The first day they can be asked again. Leave it empty if they do not know yet."
            value={{
              day: textIn(typed, 'until.day'),
              month: textIn(typed, 'until.month'),
              year: textIn(typed, 'until.year'),
            }}
            error={errors.until}
          />
        ) : (
          <TextArea
            name="reason"
            label="Reason"
            hint="Colleagues read it on the offer."
            rows={3}
            value={textIn(typed, 'reason')}
            error={errors.reason}
          />
        )}
        <ButtonGroup>
          <Button variant={move === 'pause' ? 'primary' : 'warning'}>{buttonWords(button, move, tasks.length)}</Button>
          <LeaveOffer tenant={tenant} id={offer.id} />
        </ButtonGroup>
      </form>
    </>
  );
}

function buttonWords(button: string, move: MoveFormProps['move'], tasks: number): string {
  if (tasks === 0) return button;
  const them = tasks === 1 ? 'the task' : 'the tasks';
  return tasksAfter(move) === 'stay' ? `${button} and leave them ${them}` : `${button} and end ${them}`;
}

function OpenTasks({ tasks, move }: Pick<MoveFormProps, 'tasks' | 'move'>) {
  const [these, stay, end] = tasks.length === 1 ? ['This task', 'stays', 'ends'] : ['These tasks', 'stay', 'end'];
  return (
    <Section title={plural(tasks.length, 'open task')}>
      <TaskTable caption="Open tasks" tasks={tasks} />
      <WarningText>
        {tasksAfter(move) === 'stay'
          ? `${these} ${stay} with them until somebody undoes the match on the request. Open each and find somebody else where they will not finish it.`
          : `${these} ${end}, and what was asked for is open again. Ring whoever waits for it, or find somebody else today.`}
      </WarningText>
    </Section>
  );
}
