import { z } from 'zod';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  /** How pages are reached from outside; every changing request must come from exactly here. */
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  DB_HOST_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  SECRET: z.string().min(32),
  DEMO: flag,
  DEMO_PASSWORD: z.string().optional(),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_BASE_URL: z.url().optional(),
  MAIL_FROM: z.string().max(200).default('Joined Up <no-reply@joined-up.example>'),
  /** A public token of Mapbox: with it, maps are drawn over its streets. Browsers are given it. */
  MAPBOX_TOKEN: z
    .string()
    .regex(/^pk\.[\w.-]{10,300}$/, 'must be a public token (pk.…)')
    .optional(),
  WORKER: z.enum(['in-process', 'off']).default('in-process'),
  /** How many proxies in front may be believed about the visitor's address. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** This process speaks no TLS: behind https there is a proxy, and to whoever trusts none it is the visitor, all of them. */
const schema = settings
  .refine(({ PUBLIC_ORIGIN, TRUST_PROXY }) => !PUBLIC_ORIGIN?.startsWith('https:') || TRUST_PROXY !== undefined, {
    path: ['TRUST_PROXY'],
    message:
      'PUBLIC_ORIGIN is https, so say how many proxies stand in front (1 for one), or limits count all visitors as one',
  })
  .transform((read) => ({ ...read, TRUST_PROXY: read.TRUST_PROXY ?? 0 }));

export type Env = z.infer<typeof schema>;

let env: Env | undefined;

/** The settings of this process, checked once; throws an Error naming every variable that is missing or wrong. */
export function readEnv(): Env {
  if (env) return env;
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not complete. ${problems.join('; ')}`);
  }
  env = parsed.data;
  return env;
}

/** The origins that a changing request may come from: PUBLIC_ORIGIN, else this machine's own names. */
export function allowedOrigins(settings: Env = readEnv()): string[] {
  if (settings.PUBLIC_ORIGIN) return [new URL(settings.PUBLIC_ORIGIN).origin];
  return ['localhost', '127.0.0.1'].map((host) => `http://${host}:${settings.PORT}`);
}

/** The address that links in messages begin with. */
export function publicOrigin(settings: Env = readEnv()): string {
  return allowedOrigins(settings)[0] as string;
}
