import { hash, verify } from '@node-rs/argon2';

/** argon2id with the parameters OWASP names: 19 MiB, two passes, one lane. argon2id is the package's own default. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of 32 random bytes that nobody kept: what a password is compared with when there is no account. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$SvDWVVQydMZw0q+LFq9u/w$dlGEUfRedtysPla9FV3Fu2/8gccXMfbRKJaNFxpyv4c';

/** Whether a password fits a stored hash; with null, the same work for an answer that is always no. */
export type Verify = (stored: string | null, password: string) => Promise<boolean>;

/** The hash to store for a password (PHC string). Takes about 30 ms and 19 MiB, off the main thread. */
export function hashPassword(password: string): Promise<string> {
  return hash(typed(password), PARAMETERS);
}

/** Compares a password with a stored hash. Without one it does the same work and answers false. */
export const verifyPassword: Verify = async (stored, password) => {
  const matches = await verify(stored ?? NOBODY, typed(password));
  return stored !== null && matches;
};

/** The same password typed on another keyboard may arrive in another Unicode form. */
function typed(password: string): string {
  return password.normalize('NFKC');
}
