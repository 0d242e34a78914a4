import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

/**
 * The id of what a form makes: of the id that the form carries and of what is in it. Sent twice, it is one thing. Gone
 * back to and filled in with something else (a browser keeps hidden fields), it is another; nobody has to read back what
 * was made first. It is in order of time like the form's own.
 */
export function contentId(formId: string, content: unknown): string {
  const random = createHash('sha256')
    .update(`${formId} ${JSON.stringify(content)}`)
    .digest();
  return v7({ msecs: Number.parseInt(formId.replaceAll('-', '').slice(0, 12), 16), random });
}
