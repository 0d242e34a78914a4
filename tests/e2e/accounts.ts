import { join } from 'node:path';
import { dataFolder } from './demo';

/** Those of the demo's accounts that the tests sign in as, by what the tests call them. */
export const ACCOUNTS = {
  officer: 'officer@south-staffordshire.example',
  deputy: 'deputy@south-staffordshire.example',
  calls: 'calls@south-staffordshire.example',
  wychavon: 'officer@wychavon.example',
  county: 'coordinator@staffordshire.example',
  otherCounty: 'coordinator@worcestershire.example',
  kinver: 'clerk@kinver.example',
  wombourne: 'clerk@wombourne.example',
  socialCare: 'socialcare@staffordshire.example',
  admin: 'admin@staffordshire.example',
} as const;
export type Account = keyof typeof ACCOUNTS;

/** Where the session of an account is kept, once somebody has signed in as it. */
export function sessionFile(who: Account): string {
  return join(dataFolder(), 'browsers', `${who}.json`);
}
