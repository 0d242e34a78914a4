import type { Category } from '~/features/tenants/schema';
import { textIn } from '~/platform/forms/typed';
import { Button, Card, HiddenFields, PostButton, Section, Select, Tag, TextArea } from '~/ui';
import type { NeedMove } from '../rules';
import type { ToneWord } from '../words';
import type { DeskFieldsProps } from './person-fields';

interface ChangeNeedProps {
  action: string;
  version: number;
  need: { id: string; title: string; detail: string; status: ToneWord; moves: readonly NeedMove[] };
}

const MOVE_WORDS: Record<NeedMove, string> = {
  finish: 'Done without a match',
  drop: 'No longer needed',
  reopen: 'Needed again',
};

/** A need with what may be done to it by hand. */
export function ChangeNeed({ action, version, need: { id, title, detail, status, moves } }: ChangeNeedProps) {
  return (
    <Card title={title} level={2} tag={<Tag tone={status.tone}>{status.word}</Tag>}>
      {detail && <p className="ju-card__text">{detail}</p>}
      {moves.length > 0 && (
        <div className="govuk-button-group">
          {moves.map((move) => (
            <PostButton
              action={action}
              fields={{ needId: id, version, intent: move }}
              variant="secondary"
              small
              about={`: ${title}`}
              key={move}
            >
              {MOVE_WORDS[move]}
            </PostButton>
          ))}
        </div>
      )}
    </Card>
  );
}

interface AddNeedProps extends DeskFieldsProps {
  action: string;
  version: number;
  needId: string;
  categories: readonly Category[];
}

/** Something else that they need. */
export function AddNeed({ action, version, needId, categories, typed, errors }: AddNeedProps) {
  return (
    <Section title="Something else is needed">
      <form method="post" action={action} noValidate>
        <HiddenFields values={{ version, needId: textIn(typed, 'needId') || needId, intent: 'add' }} />
        <Select
          name="category"
          label="What is needed"
          blank="Choose"
          value={textIn(typed, 'category')}
          error={errors.category}
          options={categories.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <TextArea
          name="detail"
          label="What to know about it"
          rows={3}
          value={textIn(typed, 'detail')}
          error={errors.detail}
          optional
        />
        <Button>Add the need</Button>
      </form>
    </Section>
  );
}
