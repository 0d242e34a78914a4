import { RateLimiterRes } from 'rate-limiter-flexible';
import { limiterOf } from '~/platform/auth/limit-store.server';
import { addressKey } from '~/platform/auth/limits.server';

const HOUR_S = 3600;

/**
 * What may come from one address in an hour. Generous, because a library, a village hall or a whole mobile network can
 * share one: only a machine gets this far.
 */
export const HOURLY = { sent: 60, begun: 300, suggested: 20 } as const;

const limiters = {
  sent: limiterOf({ keyPrefix: 'sent', points: HOURLY.sent, duration: HOUR_S }),
  begun: limiterOf({ keyPrefix: 'begun', points: HOURLY.begun, duration: HOUR_S }),
  suggested: limiterOf({ keyPrefix: 'suggested', points: HOURLY.suggested, duration: HOUR_S }),
};

/** Counts a form that is begun or sent, or a correction or claim, from an address. When that is one too many: the moment from which it works again. */
export async function tooManyUntil(what: keyof typeof HOURLY, clientAddress: string): Promise<Date | null> {
  try {
    await limiters[what].consume(addressKey(clientAddress));
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return new Date(Date.now() + refusal.msBeforeNext);
  }
}
