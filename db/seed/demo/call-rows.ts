import type { call, callBack, callEvent, callSignpost } from '#db/schema/calls';
import { ATTEMPT, CALL_BACK_STATUS, CALL_OUTCOME, CALL_STATUS } from '~/features/calls/schema';
import { wrapUpsOf } from '~/features/tenants/wrap-ups';
import type { Actor } from '~/platform/audit/actor';
import { phone as readable } from '~/ui/format/phone';
import type { DemoCall } from './calls';
import type { Kit } from './kit';

/** A call and all that lies under it, as rows. */
export interface CallRows {
  call: typeof call.$inferInsert;
  signposts: (typeof callSignpost.$inferInsert)[];
  backs: (typeof callBack.$inferInsert)[];
  events: (typeof callEvent.$inferInsert)[];
}

/** The rows of a call, as the commands of the product would have left them. */
export function rowsOfCall(made: DemoCall, { idAt, world }: Pick<Kit, 'idAt' | 'world'>): CallRows {
  const { holder, handler, spot, startedAt, endedAt, back, told } = made;
  const held = { countyNo: holder.countyNo, tenantNo: holder.tenantNo };
  const under = { ...held, callId: made.id };
  const last = endedAt ?? startedAt;
  return {
    call: {
      ...held,
      id: made.id,
      status: CALL_STATUS[endedAt ? 'finished' : 'draft'],
      name: made.name,
      phone: made.phone && readable(made.phone),
      email: made.email,
      postcode: spot?.postcode ?? '',
      areaCode: spot?.areaCode ?? null,
      categories: made.categories,
      notes: made.notes,
      outcome: endedAt && CALL_OUTCOME[made.outcome],
      wrapUp: endedAt && made.wrapUp,
      wrapUpWords: endedAt && wrapUpsOf(holder).find(({ code }) => code === made.wrapUp)?.words,
      requestId: made.requestId,
      incident: world.county.incident?.slug ?? null,
      handlerId: handler.id ?? '',
      handlerName: handler.name,
      startedAt,
      endedAt,
      version: 2,
      updatedAt: last,
      nothingFor: endedAt ? made.nothingFor : [],
    },
    signposts: told.map(({ id: provisionId, content }) => {
      const category = made.categories.find((code) => content.categories.includes(code)) ?? null;
      return { ...under, id: idAt(last), provisionId, name: content.name, category, at: last };
    }),
    backs: back ? [backRow(made, under, back)] : [],
    events: happenings(made).map(({ kind, at, by, data }) => ({
      ...under,
      id: idAt(at),
      kind,
      at,
      data,
      actorId: by.id,
      actorName: by.name,
      actorTenantNo: by.tenantNo,
      onBehalfOf: by.onBehalfOf,
    })),
  };
}

function backRow(
  made: DemoCall,
  under: { countyNo: number; tenantNo: number; callId: string },
  back: NonNullable<DemoCall['back']>,
) {
  const { id, status, dueAt, owner, about, attempts, bookedAt } = back;
  const last = attempts.at(-1);
  return {
    ...under,
    id,
    status: CALL_BACK_STATUS[status],
    dueAt,
    ownerId: owner?.id,
    ownerName: owner?.name,
    about,
    attempts: attempts.length,
    lastAttempt: last && ATTEMPT[last.attempt],
    triedAt: last?.at,
    doneAt: status === 'waiting' ? null : last?.at,
    version: 1 + attempts.length,
    createdAt: bookedAt,
  };
}

interface Happened {
  kind: string;
  at: Date;
  by: Actor;
  data: Record<string, unknown>;
}

function happenings(made: DemoCall): Happened[] {
  const { startedAt, endedAt, told, back, requestId, handler: by } = made;
  const at = endedAt ?? startedAt;
  const tries = back?.attempts ?? [];
  return [
    { kind: 'started', at: startedAt, by, data: {} },
    ...told.map(({ id }) => ({ kind: 'signposted', at, by, data: { provision: id } })),
    ...(requestId ? [{ kind: 'request_taken', at, by, data: { request: requestId } }] : []),
    ...(back ? [{ kind: 'call_back_booked', at: back.bookedAt, by, data: { callBack: back.id } }] : []),
    ...(endedAt ? [{ kind: 'finished', at, by, data: { outcome: made.outcome, wrapUp: made.wrapUp } }] : []),
    ...tries.map(({ attempt, at: tried }) => ({ kind: 'rang_back', at: tried, by, data: { attempt } })),
  ];
}
