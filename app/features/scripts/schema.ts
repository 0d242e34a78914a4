import { z } from 'zod';

/** What follows from an answer. */
export const STEP_WORDS = {
  signpost: 'signpost below',
  request_today: 'take a request, urgency today',
  request: 'take a request',
  call_back: 'book a call-back',
  ring_999: 'tell them to ring 999 now',
  go_on: 'go on',
} as const;
export type StepAct = keyof typeof STEP_WORDS;

const stepSchema = z.object({
  act: z.enum(Object.keys(STEP_WORDS) as [StepAct, ...StepAct[]]),
  /** What more there is to say or do: "then read out Penkridge Food Share". */
  words: z.string().max(500),
});
export type Step = z.infer<typeof stepSchema>;

/** All that a script says: what is kept of each version of it. */
export const scriptContentSchema = z.object({
  title: z.string().min(1).max(120),
  /** Where it is said: in one locality, or everywhere. */
  localityId: z.uuid().nullable(),
  /** About what: the code of a category, or everything. */
  category: z.number().int().min(1).max(99).nullable(),
  /** In which incident (its slug), or always. */
  incident: z.string().max(80).nullable(),
  /** It comes first once another script's question has been answered so. */
  after: z.object({ script: z.uuid(), answer: z.enum(['yes', 'no']) }).nullable(),
  /** The line to speak. */
  say: z.string().min(1).max(1000),
  /** What each answer leads to, where the line is a question of yes or no. */
  yes: stepSchema.nullable(),
  no: stepSchema.nullable(),
});
export type ScriptContent = z.infer<typeof scriptContentSchema>;

/** A script with whose it is. */
export interface Script {
  id: string;
  tenantNo: number;
  active: boolean;
  version: number;
  updatedAt: Date;
  content: ScriptContent;
}

/** A script as it is shown to whoever speaks it. */
export interface SpokenScript {
  id: string;
  title: string;
  say: string;
  yes: Step | null;
  no: Step | null;
  /** It came first because of an earlier answer. */
  because: boolean;
}
