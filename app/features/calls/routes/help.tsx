import { useLoaderData, useOutletContext } from '@remix-run/react';
import { z } from 'zod';
import { deskLoader } from '~/door.server';
import { HelpView } from '../components/help-view';
import type { CallContext } from '../components/call-context';
import { helpFor } from '../help-page.server';
import { lastKnown } from '../last-known';
import { readCall } from '../open-call.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** What to say now, and what help there is where the caller lives. */
export const loader = deskLoader({ can: ['read', 'Call'], params }, async ({ db, desk, params: { id } }) => {
  const call = await readCall(db, id);
  return { help: call.status === 'draft' ? await helpFor(db, desk, call) : null };
});

export const clientLoader = lastKnown<ReturnType<typeof useLoaderData<typeof loader>>>();

export default function Help() {
  const { help } = useLoaderData<typeof loader>();
  const { telling } = useOutletContext<CallContext>();
  return help && <HelpView help={help} telling={telling} />;
}

export { PartLost as ErrorBoundary } from '../components/part-lost';
