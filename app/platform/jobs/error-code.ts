/** The SQLSTATE or system code of an error or of its cause: all that may be kept of what a driver says. */
export function codeOf(error: unknown): string | undefined {
  for (const layer of [error, error instanceof Error ? error.cause : undefined]) {
    if (layer instanceof Error && 'code' in layer && typeof layer.code === 'string') return layer.code;
  }
  return undefined;
}
