import { useEffect, useState } from 'react';
import { Alarm, Button, Card, VisuallyHidden } from '~/ui';
import type { SaveState } from '../draft-saver';
import { lasted } from '../rules';

interface CallStatusProps {
  /** The address of the call. */
  href: string;
  call: { startedAt: string; handlerName: string; mine: boolean };
  state: SaveState;
}

/** Where the call itself says more than the page can. */
const LOOK: readonly SaveState['kind'][] = ['stale', 'over', 'refused'];

/** How long the call has lasted, and how it stands with the server. */
export function CallStatusCard({ href, call, state }: CallStatusProps) {
  const elapsed = useElapsed(call.startedAt);
  const urgent = state.kind !== 'saved' && state.kind !== 'unsaved';
  return (
    <Card look="tint" level={2} title={elapsed ? `Call in progress · ${elapsed}` : 'Call in progress'}>
      <p role={urgent ? 'alert' : 'status'} className="ju-call__status">
        {urgent ? <Alarm>{wordsFor(state, elapsed !== null)}</Alarm> : wordsFor(state, elapsed !== null)}
      </p>
      {LOOK.includes(state.kind) && (
        <p>
          <a href={href} target="_blank" rel="noopener">
            See how the call stands now<VisuallyHidden> (opens in a new tab)</VisuallyHidden>
          </a>
        </p>
      )}
      {elapsed === null && (
        <Button variant="secondary" small name="do" value="keep">
          Save
        </Button>
      )}
      {!call.mine && <p>Begun by {call.handlerName}. What you save makes it yours.</p>}
    </Card>
  );
}

/** What is true of the page: without a script nothing is saved before a button is pressed. */
function wordsFor(state: SaveState, scripted: boolean): string {
  switch (state.kind) {
    case 'saved':
      if (state.at) return `Saved ${state.at}`;
      return scripted
        ? 'Saved as you type. Line lost? It stays among the calls in progress.'
        : 'Saved with each button that you press here: all that stands on the page, at the right too. Save keeps it and sends nothing.';
    case 'unsaved':
      return 'Saving …';
    case 'trying':
      return 'Not saved yet: trying again. What you typed is kept here and sent as soon as the connection is back.';
    case 'stale':
      return 'This call was changed on another page meanwhile. Nothing you typed is lost: look at how it stands now, and go on there with what is missing.';
    case 'signed_out':
      return 'You are signed out. What you typed stands here: sign in on another page, then type on.';
    case 'over':
      return 'This call was finished on another page. What you typed since then is not saved: it stands here to be copied.';
    case 'refused':
      return 'Not saved: the server does not take it. What you typed stands here: see how the call stands now, and copy from here what is missing.';
    case 'wrong':
      return 'Not saved yet: see what is marked below.';
  }
}

/** Told by the second once a script runs; the page itself does not say a time that would stand still. */
function useElapsed(startedAt: string): string | null {
  const [elapsed, setElapsed] = useState<string | null>(null);
  useEffect(() => {
    const tick = () => setElapsed(lasted(startedAt, new Date()));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [startedAt]);
  return elapsed;
}
