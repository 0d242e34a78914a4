/** The name of the constraint that an error of the database is about; undefined for any other error. */
export function constraintOf(error: unknown): string | undefined {
  for (let layer = error; layer instanceof Error; layer = layer.cause) {
    if ('constraint_name' in layer && typeof layer.constraint_name === 'string') return layer.constraint_name;
  }
  return undefined;
}
