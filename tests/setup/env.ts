import type { TestDatabase } from '#tests/db/database';

/** Gives this process the settings of a server on a test's database. Call before anything reads them: they are kept. */
export function useEnv({ hostUrl, secret }: Pick<TestDatabase, 'hostUrl' | 'secret'>): void {
  Object.assign(process.env, { DB_HOST_URL: hostUrl, SECRET: secret, LOG_LEVEL: 'silent' });
}
