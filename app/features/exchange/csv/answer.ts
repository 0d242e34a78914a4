/** A CSV file to be kept, as an answer. */
export function csvFile(name: string, body: BodyInit): Response {
  return download(name, 'text/csv; charset=utf-8', body);
}

/** A file of any type. `name` is ours, never typed. */
export function download(name: string, type: string, body: BodyInit): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
