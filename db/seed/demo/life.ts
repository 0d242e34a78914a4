import type { MatchStatus } from '~/features/matches/schema';
import type { NeedStatus } from '~/features/requests/schema';
import type { TenantConfig } from '~/features/tenants/schema';
import type { Actor } from '~/platform/audit/actor';
import type { Asked } from './asking';
import type { Kit } from './kit';
import type { Offered } from './offers';
import type { Register } from './register';
import type { Roster } from './staff';

/** A need joined to an offer, as it stands today. */
export interface Joined {
  id: string;
  need: number;
  offer: Offered;
  status: MatchStatus;
  by: Actor;
  matchedAt: Date;
  acceptedAt: Date | null;
  endedAt: Date | null;
  reason: string | null;
}

/** Something that happened, on the record of a request or an offer. */
export interface Happening {
  id: string;
  kind: string;
  at: Date;
  actor: Actor;
  data: Record<string, unknown>;
}

export interface Note {
  id: string;
  body: string;
  author: Actor;
  at: Date;
}

export interface LivedNeed {
  id: string;
  category: number;
  detail: string;
  status: NeedStatus;
}

/** A request with everything that has happened to it by today. */
export interface Life {
  asked: Asked;
  /** Who holds it today. */
  holder: TenantConfig;
  needs: LivedNeed[];
  matches: Joined[];
  events: Happening[];
  /** What happened to offers because of it. */
  ofOffers: (Happening & { offer: Offered })[];
  notes: Note[];
  closeReason: string | null;
  closedAt: Date | null;
  version: number;
  updatedAt: Date;
}

/** What a life is made with. */
export interface Stage {
  kit: Kit;
  roster: Roster;
  register: Register;
}
