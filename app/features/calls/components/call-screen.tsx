import { Form, useNavigate, useRevalidator, useSubmit } from '@remix-run/react';
import { useRef, useState, type FormEvent, type ReactNode, type RefObject } from 'react';
import type { Typed } from '~/platform/forms/read-form';
import { listIn, textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { Columns, Flash, VisuallyHidden, type FormErrors } from '~/ui';
import { fillRequest, isTypedField, type TypedField } from '../fill-request';
import { formOf, splitParts } from '../parts';
import type { Screen } from '../screen.server';
import { useCallDesk } from '../use-call-desk';
import { useCallKeys } from '../use-call-keys';
import type { CallContext } from './call-context';
import { CallForm } from './call-form';
import { CallStatusCard } from './call-status';
import { NotSaved } from './not-saved';

interface CallScreenProps {
  screen: Screen;
  /** Why nothing was saved: what was typed into the call, and into the form beside it. */
  said: { errors: FormErrors; stale: boolean; typed: Typed; beside: Typed | null } | undefined;
  done: string | null;
  /** Says which places were not recorded as told, as the last press found. */
  notTold: string | null;
  right: (context: CallContext) => ReactNode;
}

const SAVE = 'keep';
const PARTS: Record<string, 'request' | 'call-back' | 'finish'> = {
  request: 'request',
  callBack: 'call-back',
  finish: 'finish',
};

/** The screen of a call: what the caller says at the left, what to say to them at the right. */
export function CallScreen({ screen, said, done, notTold, right }: CallScreenProps) {
  const { tenant, call } = screen;
  const { id, version, copyKey } = call;
  const box = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const written = useRef(new Set(call.written));
  const [editor] = useState(screen.editor);
  const desk = useCallDesk({ tenant: tenant.slug, id, version, copyKey, editor }, form);
  const lost = desk.notTold ?? notTold;
  const press = usePress(screen, desk, form);
  useCallKeys();
  const errors = desk.state.kind === 'wrong' ? desk.state.errors : (said?.errors ?? {});
  const typed = (event: FormEvent<HTMLDivElement>) => {
    const field = event.target;
    if (!isTypedField(field)) return;
    const part = partOf(field);
    if (part === 'request') written.current.add(field.name);
    if (part !== null) {
      desk.touched(part, field.name);
      return;
    }
    const request = box.current?.querySelector<HTMLElement>('[data-part="request"]');
    if (request) fillRequest(field, request, written.current);
    desk.changed(!isText(field) || isWholePostcode(field));
  };
  return (
    <div ref={box} onInput={typed} onSubmitCapture={press}>
      <VisuallyHidden>
        <h1>Call at {tenant.shortName}</h1>
      </VisuallyHidden>
      {done && <Flash>{done}</Flash>}
      {lost && <Flash tone="amber">{lost}</Flash>}
      <Form method="post" action={paths.call(tenant.slug, id)} ref={form} noValidate>
        <SaveByEnter />
        <Columns
          side="left"
          aside={
            <CallForm
              screen={said ? { ...screen, call: withTyped(call, said.typed) } : screen}
              editor={editor}
              version={said ? Number(said.typed.version) : call.version}
              errors={errors}
              status={
                <CallStatusCard
                  href={paths.call(tenant.slug, id)}
                  call={call}
                  state={said?.stale ? { kind: 'stale' } : desk.state}
                />
              }
            />
          }
        >
          {said?.beside && (
            <NotSaved
              typed={[said.beside]}
              title="What stood in the form here was not saved either."
              advice="Open the form again, and copy from here what is missing:"
            />
          )}
          {right({ telling: desk.telling, over: null })}
        </Columns>
      </Form>
    </div>
  );
}

/** What Enter presses in a field: the first button of the form. It saves, and sends nothing. */
function SaveByEnter() {
  return (
    <button type="submit" name="do" value={SAVE} className="govuk-visually-hidden" tabIndex={-1} aria-hidden>
      Save
    </button>
  );
}

/** A call as it was typed and not saved: nothing of it is lost where no script runs. */
function withTyped(call: Screen['call'], typed: Typed): Screen['call'] {
  const fields = ['name', 'phone', 'email', 'postcode', 'notes'] as const;
  return {
    ...call,
    ...Object.fromEntries(fields.map((name) => [name, textIn(typed, name)])),
    parishCode: textIn(typed, 'parish') || null,
    categories: listIn(typed, 'categories').map(Number),
  };
}

const isText = (field: TypedField) =>
  field instanceof HTMLTextAreaElement ||
  (field instanceof HTMLInputElement && ['text', 'tel', 'email'].includes(field.type));

/** Nothing more is waited for: the answer to "where do you live?" is looked up with its last letter. */
const isWholePostcode = ({ name, value }: TypedField) =>
  name === 'postcode' && /^[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}$/i.test(value.trim());

/** The form at the right in which something stands. */
function partOf(element: Element | null): string | null {
  return element?.closest<HTMLElement>('[data-part]')?.dataset.part ?? null;
}

/**
 * What the buttons of the screen do once a script runs: nothing leaves it, and nothing is lost. It is asked on the way down,
 * before the form would send itself too.
 */
function usePress({ tenant, call }: Screen, desk: ReturnType<typeof useCallDesk>, form: RefObject<HTMLFormElement>) {
  const navigate = useNavigate();
  const submit = useSubmit();
  const { revalidate } = useRevalidator();
  const go = (to: string) => desk.safely(() => navigate(to, { preventScrollReset: true }));
  const send = (button: HTMLButtonElement, part: string) =>
    desk.safely(() => {
      desk.sent(part);
      const { fields } = splitParts(new FormData(form.current ?? undefined));
      submit(formOf(fields), { method: 'post', action: button.formAction, preventScrollReset: true });
    });
  return (event: FormEvent<HTMLDivElement>) => {
    const native = event.nativeEvent;
    const pressed = native instanceof SubmitEvent ? native.submitter : null;
    const button = pressed instanceof HTMLButtonElement ? meant(pressed) : null;
    if (button === null) return;
    event.preventDefault();
    const part = partOf(button);
    const opened = PARTS[button.value];
    if (part !== null) send(button, part);
    else if (button.name === 'told') desk.tell(button.value);
    else if (opened) go(paths.callPart(tenant.slug, call.id, opened));
    else if (button.value === 'find') go(paths.call(tenant.slug, call.id));
    else if (button.value === SAVE) desk.safely(revalidate);
    else desk.safely(() => submit(button, { preventScrollReset: true }));
  };
}

/** Enter in a field of a form at the right means that form's own button. */
function meant(button: HTMLButtonElement): HTMLButtonElement {
  const beside = document.activeElement?.closest('[data-part]');
  return (button.value === SAVE && beside?.querySelector<HTMLButtonElement>('button[formaction]')) || button;
}
