import type { ReactNode } from 'react';
import type { OwnWrong } from '~/features/portal/own-change';
import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { useHere } from '~/platform/forms/use-here';
import { Button, HiddenFields, InsetText } from '~/ui';
import { PUBLIC_INTENTS, type OwnView } from '../../own-forms';
import type { OwnEntryPage } from '../../own-page';
import { OwnContactFields, PublicContactFields } from '../contact-fields';
import { GroupHoursFields } from '../group-hours-fields';
import {
  EndFields,
  HelpFields,
  OwnPlaceFields,
  PauseFields,
  WhereFields,
  WhoFields,
  WordsFields,
  type OwnFieldsProps,
} from './own-entry-fields';
import { typedOfEntry } from './own-entry-typed';

const FORMS: Record<OwnView, { title: string; button: string; Fields: (props: OwnFieldsProps) => ReactNode }> = {
  who: { title: 'Who runs it?', button: 'Save', Fields: WhoFields },
  words: { title: 'What do you offer?', button: 'Save', Fields: WordsFields },
  help: { title: 'What does it help with?', button: 'Save', Fields: HelpFields },
  where: { title: 'Where do you help?', button: 'Save', Fields: WhereFields },
  place: { title: 'Can people come to you?', button: 'Save', Fields: OwnPlaceFields },
  hours: { title: 'When can people come or ring?', button: 'Save', Fields: GroupHoursFields },
  contact: { title: 'How can people reach you?', button: 'Save', Fields: PublicContactFields },
  private: { title: 'Whom can the council ask?', button: 'Save', Fields: OwnContactFields },
  pause: { title: 'Pause your entry?', button: 'Pause it', Fields: PauseFields },
  end: { title: 'Has it ended for good?', button: 'Yes, it has ended', Fields: EndFields },
};

/** What a form asks, for the title of its page. */
export function ownFormTitle(view: OwnView): string {
  return FORMS[view].title;
}

interface OwnEntryFormProps {
  page: OwnEntryPage;
  view: OwnView;
  wrong: OwnWrong | undefined;
}

/** One form to change an entry. It carries the version it was made from, so that nothing is overwritten unseen. */
export function OwnEntryForm({ page, view, wrong }: OwnEntryFormProps) {
  const here = useHere();
  const form = FORMS[view];
  const typed: Typed = wrong?.typed ?? typedOfEntry(page.shown);
  const waits = page.approves && PUBLIC_INTENTS.includes(view);
  return (
    <form method="post" action={here} noValidate>
      <HiddenFields values={{ intent: view, version: versionOf(page, wrong) }} />
      <form.Fields page={page} typed={typed} errors={wrong?.errors ?? {}} title={form.title} />
      {waits && <InsetText>{page.holder.name} looks at the change before everybody can read it.</InsetText>}
      <Button variant={view === 'end' ? 'warning' : 'primary'}>{waits ? 'Send' : form.button}</Button>
    </form>
  );
}

/** The version it was filled in on, also when it is shown again; the newest once its page said that there is one. */
function versionOf({ version }: OwnEntryPage, wrong: OwnWrong | undefined): string | number {
  return wrong && !('' in wrong.errors) ? textIn(wrong.typed, 'version') : version;
}
