import { readEnv } from '~/platform/env.server';
import { longDate } from '~/ui/format/dates';

/** What the foot of a public page says that belongs to no council. */
export function footFacts(): { demo: boolean; today: string } {
  return { demo: readEnv().DEMO, today: longDate(new Date()) };
}
