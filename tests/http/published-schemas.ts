import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { root } from '../../scripts/start/paths.mjs';

/** The schemas that Open Referral UK publishes, where they lie beside the project: they are not ours to copy. */
const PUBLISHED = join(root, '..', 'shared', 'openreferral', 'hsds-uk-3.0');
export const hasPublished = existsSync(PUBLISHED);

/** Compiles a published schema, by the name of its file. */
export function published(): (file: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  return (file) => ajv.compile(JSON.parse(readFileSync(join(PUBLISHED, file), 'utf8')) as object);
}
