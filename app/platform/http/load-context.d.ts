import type { SignedIn } from '../auth/session.server';

declare module '@remix-run/node' {
  /** What the server gives every loader and action of one request. */
  interface AppLoadContext {
    /** The nonce of this response's Content-Security-Policy. */
    nonce: string;
    /** The visitor's address, for limits; never logged with what they did. */
    clientAddress: string;
    /** Filled by the first loader that asks who is signed in. */
    session?: Promise<SignedIn | null>;
    /** The form that this request brought to a desk, for the loaders that run after its action. */
    sent?: FormData;
  }
}
