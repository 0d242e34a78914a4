import { useEffect, useState } from 'react';
import type { Typed } from '~/platform/forms/read-form';
import { listIn } from '~/platform/forms/typed';
import { paths } from '~/paths';
import { PostButton } from '~/ui';
import { KeptCopy } from '../kept-copy';
import { CALL_FIELDS } from '../schema';
import type { CallOver } from './call-context';
import { NotSaved } from './not-saved';

interface TooLateProps {
  over: CallOver;
  /** What stood at the left, and in the form at the right. */
  typed: Typed | null | undefined;
  beside?: Typed | null | undefined;
}

/** What was typed into a call after it had been finished elsewhere: to be copied, or to go on with in a new call. */
export function TooLate({ over: { tenant, nextId }, typed, beside }: TooLateProps) {
  if (!typed && !beside) return null;
  const own = Object.fromEntries([...CALL_FIELDS, 'categories'].map((name) => [name, listIn(typed ?? {}, name)]));
  return (
    <>
      <NotSaved
        typed={[typed ?? {}, beside ?? {}]}
        title="This call was finished on another page before that."
        advice="What you typed was not saved any more: copy from here what is missing, or take a new call with it."
      />
      <PostButton action={paths.calls(tenant)} fields={{ id: nextId, ...own }} variant="secondary">
        Take a new call with it
      </PostButton>
    </>
  );
}

/** The same for what a browser had kept when it was closed: the call was finished before it came back. */
export function KeptTooLate({ over, call }: { over: CallOver; call: { id: string; copyKey: string } }) {
  const [kept, setKept] = useState<Typed | null>(null);
  const { id, copyKey } = call;
  useEffect(() => {
    let here = true;
    const read = async () => {
      const body = await new KeptCopy({ id, copyKey }, () => window.localStorage).read();
      if (body !== null && here) setKept(typedIn(new URLSearchParams(body)));
    };
    void read();
    return () => {
      here = false;
    };
  }, [id, copyKey]);
  return <TooLate over={over} typed={kept} />;
}

function typedIn(body: URLSearchParams): Typed {
  return Object.fromEntries([...new Set(body.keys())].map((name) => [name, body.getAll(name)]));
}
