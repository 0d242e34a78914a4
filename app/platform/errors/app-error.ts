/** Every way in which a page can be refused, and the HTTP status it answers with. */
export const STATUS = {
  invalid: 422,
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  gone: 410,
  too_many: 429,
  too_large: 413,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS;

/** A refusal that a person is told about: what happened, and what to do next. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly next: string;

  constructor(code: ErrorCode, happened: string, next: string) {
    super(happened);
    this.name = 'AppError';
    this.code = code;
    this.next = next;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

/** The one answer for what is absent and for what is hidden: nobody can tell the two apart. A desk has other words for what to do next. */
export function notFound(): AppError {
  return new AppError(
    'not_found',
    'Page not found',
    'Check the address. If you followed a link, what it led to may have ended or been taken down.',
  );
}
