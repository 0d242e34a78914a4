import { buildIfChanged } from '../../scripts/start/build.mjs';

/** Builds the server that the HTTP tests start, once for all of them, when a source has changed. */
export default async function setup(): Promise<void> {
  await buildIfChanged();
}
