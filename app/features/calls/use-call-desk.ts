import { useRevalidator } from '@remix-run/react';
import { useEffect, useState, type RefObject } from 'react';
import { DraftSaver, type SaveAnswer, type SaveState } from './draft-saver';
import { KeptCopy } from './kept-copy';
import { MISSED } from './last-known';
import { OpenPage, type CallShown } from './open-page';

/** What the screen does by itself once its script runs. */
export interface CallDesk {
  state: SaveState;
  /** Ids of places that were told since the screen was opened, saved or not. */
  telling: ReadonlySet<string>;
  /** Says which of them were not recorded; null for none. */
  notTold: string | null;
  /** A field has changed: saved after a pause in typing, or at once. */
  changed: (atOnce: boolean) => void;
  /** A field of a form at the right has changed. */
  touched: (part: string, name: string) => void;
  /** A form at the right is sent. */
  sent: (part: string) => void;
  tell: (provisionId: string) => void;
  /** Saves, then does what needs the server; without a connection it is not done, and the status says so. */
  safely: (work: () => void) => void;
}

/** Saves the call while somebody types, and brings the right side up to date when what it depends on has been saved. */
export function useCallDesk(call: CallShown, form: RefObject<HTMLFormElement>): CallDesk {
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null });
  const [telling, setTelling] = useState<ReadonlySet<string>>(new Set());
  const { revalidate } = useRevalidator();
  const [notTold, setNotTold] = useState<string | null>(null);
  const arrived = ({ gone = [], notTold: words = null }: SaveAnswer) => {
    if (words === null) return;
    setTelling((told) => new Set([...told].filter((one) => !gone.includes(one))));
    setNotTold(words);
  };
  const [{ page, saver, changed, copy }] = useState(() => parts(call, setState, arrived));
  useEffect(() => page.watch(form.current, revalidate), [page, form, revalidate]);
  useConnection(saver);
  useMissed(revalidate);
  useKept(copy, page, changed);
  return {
    state,
    telling,
    notTold,
    changed,
    touched: (part, name) => {
      page.touch(part, name);
      changed(false);
    },
    sent: (part) => page.forget(part),
    tell: (provisionId) => {
      page.tell(provisionId);
      setTelling((told) => new Set([...told, provisionId]));
      changed(true);
    },
    safely: (work) => void saver.flush(true).then((all) => all && work()),
  };
}

/** The page, what saves it, and the copy that is kept while it is not saved. */
function parts(call: CallShown, say: (state: SaveState) => void, arrived: (answer: SaveAnswer) => void) {
  const page = new OpenPage(call);
  const copy = new KeptCopy(call, () => window.localStorage);
  const saver = new DraftSaver({
    send: () => page.send(),
    saved: (answer) => {
      page.saved(answer);
      arrived(answer);
    },
    say: (state) => {
      if (state.kind === 'saved') copy.drop();
      say(state);
    },
  });
  const changed = (atOnce: boolean) => {
    saver.changed(atOnce);
    void copy.keep(page.body().toString());
  };
  return { page, saver, copy, changed };
}

/** Tries at once when the connection is back, and asks before a page with unsaved words is left. */
function useConnection(saver: DraftSaver): void {
  useEffect(() => {
    const online = () => saver.online();
    const leaving = (event: BeforeUnloadEvent) => {
      if (saver.unsaved) event.preventDefault();
    };
    // What stands there at the last moment still leaves, though nobody hears the answer.
    const gone = () => void saver.flush();
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leaving);
    window.addEventListener('pagehide', gone);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leaving);
      window.removeEventListener('pagehide', gone);
    };
  }, [saver]);
}

/** Asks once more for what could not be brought up to date. */
function useMissed(revalidate: () => void): void {
  useEffect(() => {
    window.addEventListener(MISSED, revalidate);
    return () => window.removeEventListener(MISSED, revalidate);
  }, [revalidate]);
}

/** Brings in what was typed before the browser was closed without a connection. */
function useKept(copy: KeptCopy, page: OpenPage, changed: (atOnce: boolean) => void): void {
  useEffect(() => {
    let here = true;
    void copy.read().then((kept) => {
      if (kept === null || !here) return;
      page.bringIn(kept);
      changed(true);
    });
    return () => {
      here = false;
    };
  }, [copy, page, changed]);
}
