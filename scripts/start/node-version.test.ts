import { expect, it } from 'vitest';
import { nodeTooOld } from './node-version.mjs';

it.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.1.0'])('runs on Node %s', (version) => {
  expect(nodeTooOld(version)).toBeUndefined();
});

it.each(['18.20.4', '20.18.3', '21.7.3', '22.11.0', '8.0.0'])('says what to do about Node %s', (version) => {
  expect(nodeTooOld(version)).toBe(
    `Joined Up needs Node 20.19 or later (or 22.12 or later), and this is Node ${version}. Install a newer one from https://nodejs.org and run the same command again.`,
  );
});
