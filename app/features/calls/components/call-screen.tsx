import { useNavigate, useRevalidator, useSubmit } from '@remix-run/react';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Typed } from '~/platform/forms/read-form';
import { listIn, textIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { Columns, Flash, VisuallyHidden, type FormErrors } from '~/ui';
import { fillRequest, isTypedField, type TypedField } from '../fill-request';
import type { Screen } from '../screen.server';
import { useCallDesk } from '../use-call-desk';
import { useCallKeys } from '../use-call-keys';
import type { CallContext } from './call-context';
import { CallForm } from './call-form';
import { CallStatusCard } from './call-status';

interface CallScreenProps {
  screen: Screen;
  said: { errors: FormErrors; stale: boolean; typed: Typed } | undefined;
  done: string | null;
  right: (context: CallContext) => ReactNode;
}

const PARTS: Record<string, 'request' | 'call-back' | 'finish'> = {
  request: 'request',
  callBack: 'call-back',
  finish: 'finish',
};

/** The screen of a call: what the caller says at the left, what to say to them at the right. */
export function CallScreen({ screen, said, done, right }: CallScreenProps) {
  const { tenant, call } = screen;
  const { id, version, copyKey } = call;
  const box = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const written = useRef(new Set(call.written));
  const [editor] = useState(screen.editor);
  const desk = useCallDesk({ tenant: tenant.slug, id, version, copyKey, editor }, form);
  const press = usePress(screen, desk);
  useCallKeys();
  const errors = desk.state.kind === 'wrong' ? desk.state.errors : (said?.errors ?? {});
  const typed = (event: FormEvent<HTMLDivElement>) => {
    const field = event.target;
    if (!isTypedField(field) || !field.form) return;
    const { part } = field.form.dataset;
    if (part === 'request') written.current.add(field.name);
    if (part) desk.touched(field.form, part, field.name);
    if (field.form !== form.current) return;
    const request = box.current?.querySelector<HTMLFormElement>('form[data-part="request"]');
    if (request) fillRequest(field, request, written.current);
    desk.changed(!isText(field) || isWholePostcode(field));
  };
  return (
    <div ref={box} onInput={typed} onSubmitCapture={press}>
      <VisuallyHidden>
        <h1>Call at {tenant.shortName}</h1>
      </VisuallyHidden>
      {done && <Flash>{done}</Flash>}
      <Columns
        side="left"
        aside={
          <CallForm
            formRef={form}
            screen={said ? { ...screen, call: withTyped(call, said.typed) } : screen}
            editor={editor}
            version={said ? Number(said.typed.version) : call.version}
            errors={errors}
            status={<CallStatusCard call={call} state={said?.stale ? { kind: 'stale' } : desk.state} />}
          />
        }
      >
        {right({ telling: desk.telling, safely: desk.safely })}
      </Columns>
    </div>
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

/**
 * What the buttons of the call's own form do once a script runs: nothing leaves the screen, and nothing is lost. It is asked
 * on the way down, before the form would send itself too.
 */
function usePress({ tenant, call }: Screen, desk: ReturnType<typeof useCallDesk>) {
  const navigate = useNavigate();
  const submit = useSubmit();
  const { revalidate } = useRevalidator();
  return (event: FormEvent<HTMLDivElement>) => {
    const native = event.nativeEvent;
    const button = native instanceof SubmitEvent ? native.submitter : null;
    if (!(button instanceof HTMLButtonElement) || button.form?.id !== 'call') return;
    event.preventDefault();
    const part = PARTS[button.value];
    if (button.name === 'told') desk.tell(button.value);
    else if (part) desk.safely(() => navigate(paths.callPart(tenant.slug, call.id, part)));
    else if (button.value === 'find') desk.safely(revalidate);
    else desk.safely(() => submit(button, { preventScrollReset: true }));
  };
}
