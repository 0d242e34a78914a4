import { Form, useOutletContext, useSubmit } from '@remix-run/react';
import type { FormEvent, ReactNode } from 'react';
import type { CallPart } from '../schema';

/** What the parts of the screen at the right share with it. */
export interface CallContext {
  telling: ReadonlySet<string>;
  /** Saves the call first; without a connection the work is not done, and the status says so. */
  safely: (work: () => void) => void;
}

interface PartFormProps {
  action: string;
  /** Leads away from the screen: the whole page is loaded anew. */
  leaves?: boolean;
  /** What is typed into it is saved with the call. */
  part?: CallPart;
  children: ReactNode;
}

/** A form at the right of the screen: what stands at the left is saved before it is sent, so that nothing can be lost. */
export function PartForm({ action, leaves = false, part, children }: PartFormProps) {
  const { safely } = useOutletContext<CallContext>();
  const submit = useSubmit();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    safely(() => (leaves ? form.submit() : submit(form, { preventScrollReset: true })));
  };
  return (
    <Form method="post" action={action} onSubmit={send} data-part={part} noValidate>
      {children}
    </Form>
  );
}
