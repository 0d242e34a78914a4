import type { z } from 'zod';
import { notFound } from '../errors/app-error';

/** Path parameters through their schema; what does not fit answers as a page that does not exist. */
export function readParams<S extends z.ZodType>(schema: S | undefined, params: Record<string, string | undefined>) {
  if (!schema) return params as z.output<S>;
  const parsed = schema.safeParse(params);
  if (!parsed.success) throw notFound();
  return parsed.data;
}
