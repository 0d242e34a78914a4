/** A file to be kept, as an answer. */
export function csvFile(name: string, text: string): Response {
  return download(name, 'text/csv; charset=utf-8', text);
}

/** A file of any type. `name` is ours, never typed. */
export function download(name: string, type: string, text: string): Response {
  return new Response(text, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
