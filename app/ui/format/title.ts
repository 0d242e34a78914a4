/**
 * The title of a browser tab: "Open requests – South Staffordshire desk – Joined Up".
 * A page that came back with errors says so first, as screen readers read the title before anything else.
 */
export function documentTitle(page: string, place: string | undefined, options: { errors?: boolean } = {}): string {
  const parts = [options.errors ? `Error: ${page}` : page, place, 'Joined Up'];
  return parts.filter(Boolean).join(' – ');
}
