/**
 * The header with which a page says from which other origins its script may fetch. It never leaves the server: there it
 * becomes part of the Content-Security-Policy (security.server.ts).
 */
export const FETCHES_FROM = 'X-Fetches-From';
