import { createContext, useContext } from 'react';

const Nonce = createContext<string | undefined>(undefined);

/** Gives the page the nonce of this response's Content-Security-Policy. */
export const NonceProvider = Nonce.Provider;

/** The nonce for a script or style tag; undefined in the browser, where attributes of served tags are kept. */
export function useNonce(): string | undefined {
  return useContext(Nonce);
}
