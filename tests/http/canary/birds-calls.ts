import { newId } from '#db/id';

/** Puts a row into a table, at the tenant that is planted. */
export type Put = (table: string, row: object) => Promise<unknown>;

/** A caller of one tenant: the call as it is still taken, and one that ended with a call-back. */
export interface CallBirds {
  callId: string;
  callBackId: string;
}

/** Plants calls with the word in every field that a caller's words reach. `openEntryId` is what they were told of. */
export async function plantCalls(put: Put, word: string, openEntryId: string): Promise<CallBirds> {
  const [callId, endedId, callBackId] = [newId(), newId(), newId()] as const;
  const caller = {
    name: `${word} Caller`,
    phone: '01632 960001',
    email: `${word}@canary.example`,
    postcode: 'WR10 1PE',
    notes: `${word} notes`,
    handler_id: newId(),
    handler_name: `${word} Handler`,
  };
  await put('call', { ...caller, id: callId });
  await put('call', {
    ...caller,
    id: endedId,
    status: 2,
    outcome: 2,
    wrap_up: 1,
    wrap_up_words: 'Helped',
    ended_at: new Date(),
  });
  await put('call_back', {
    ...{ id: callBackId, call_id: endedId, due_at: new Date(), owner_name: `${word} Owner`, about: `${word} about` },
  });
  await put('call_event', { id: newId(), call_id: endedId, kind: 'begun', actor_name: `${word} Actor` });
  await put('call_signpost', { id: newId(), call_id: callId, provision_id: openEntryId, name: `${word} told` });
  return { callId, callBackId };
}
