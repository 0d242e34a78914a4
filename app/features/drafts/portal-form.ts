import type { PortalDb } from '#db/client.server';
import type { Typed } from '~/platform/forms/read-form';
import type { TenantConfig } from '~/features/tenants/schema';
import type { FormName } from './cookie.server';
import type { Answers, Step } from './journey';

/** A form of the portal, one question a page: what it asks, what it knows besides, and what sending it means. */
export interface PortalForm<V, C> {
  name: FormName;
  steps: readonly Step<V, C>[];
  path: (tenantSlug: string, page?: string) => string;
  /** What questions need to know besides the answers: read anew for each page, never kept. */
  contextFor: (db: PortalDb, tenant: TenantConfig, answers: Answers) => Promise<C>;
  /** The tenant that gets the record. */
  holderOf: (complete: Complete<V, C>) => TenantConfig;
  /**
   * Writes the record, its message and whatever else belongs to it, in a transaction that may write for the holder.
   *
   * @returns what the page after sending needs to know; nothing personal
   */
  record: (db: PortalDb, sending: Sending<V, C>) => Promise<Typed>;
  /** The database's constraint that a second record with the same reference fails. */
  referenceTaken: string;
}

/** A form that is answered to the end. */
export interface Complete<V, C> {
  values: V;
  context: C;
}

export interface Sending<V, C> extends Complete<V, C> {
  id: string;
  reference: string;
  portal: TenantConfig;
  holder: TenantConfig;
}

/** What the pages of a form show. */
export type FormPage<C> = KeptPage | QuestionPage<C> | CheckPage<C> | DonePage;

interface Page {
  tenant: { slug: string; name: string; phone: { number: string; hours: string } };
}

/** The way into a form that has answers already: perhaps somebody else's, on a computer that is shared. */
export interface KeptPage extends Page {
  page: 'kept';
  /** When the last of them was given. */
  since: Date | string;
  /** The question where they stopped. */
  carryOn: string;
}

export interface QuestionPage<C> extends Page {
  page: 'question';
  /** The token of the draft that is shown, for the form to carry; empty before there is one. */
  draft: string;
  /** What addresses call that draft; empty before there is one. */
  key: string;
  step: string;
  typed: Typed;
  /** Answers to the questions so far. */
  values: Record<string, unknown>;
  context: C;
  /** Where the link back leads. */
  back: string;
  /** The answer is being changed from the summary. */
  returning: boolean;
  /** Why this is the first question: the draft is gone, was gone when it was sent, or was cleared. */
  notice: Notice | null;
}

export type Notice = 'again' | 'unsent' | 'cleared';

export interface CheckPage<C> extends Page {
  page: 'check';
  draft: string;
  key: string;
  /** Which answers are shown: only they are sent. */
  seen: string;
  values: Record<string, unknown>;
  context: C;
  /** The steps that were asked, for the order of the summary. */
  asked: string[];
  back: string;
}

export interface DonePage extends Page {
  page: 'done';
  reference: string;
  recordId: string;
  confirmation: Typed;
  /** An answer came after it was sent, and was not taken. */
  late: boolean;
  holder: { name: string; phone: { number: string; hours: string } };
}

/** What is wrong with what was sent. */
export interface Wrong {
  /** The draft that was begun with it. */
  draft?: string;
  errors: Record<string, string[]>;
  typed: Typed;
}
