import { z } from 'zod';
import { MAIL_STATUS, type MailStatus } from '~/platform/email/status';

/** The states of a message in the order in which they matter to whoever looks. */
export const STATUSES = ['given_up', 'retrying', 'waiting', 'sent'] as const satisfies readonly MailStatus[];

/** Which messages a list shows; what cannot be understood in an address is left out, not refused. */
export interface MessageFilter {
  status: MailStatus[];
  /** Show the page that follows (is older than) this message … */
  before?: string;
  /** … or the one that leads up to (is newer than) this one. */
  after?: string;
}

const statusSchema = z.enum(Object.keys(MAIL_STATUS) as [MailStatus, ...MailStatus[]]);
const cursorSchema = z.uuid();

/** The filter in an address: `?status=given_up&status=retrying&before=<id>`. */
export function readFilter(search: URLSearchParams): MessageFilter {
  const status = STATUSES.filter((one) =>
    search.getAll('status').some((given) => statusSchema.safeParse(given).data === one),
  );
  const before = cursorSchema.safeParse(search.get('before')).data;
  const after = cursorSchema.safeParse(search.get('after')).data;
  return { status, ...(before ? { before } : after ? { after } : {}) };
}

/** A filter as it stands in an address, without a page. */
export function filterQuery({ status }: Pick<MessageFilter, 'status'>): string {
  return new URLSearchParams(status.map((one) => ['status', one])).toString();
}

export const messageParams = z.object({ id: z.uuid() });
