import { marked } from 'marked';
import sanitizeHtml from 'sanitize-html';

/** What a page of text is made of. Nothing here can run, load or disguise anything. */
const ALLOWED = {
  allowedTags: ['h2', 'h3', 'h4', 'p', 'ul', 'ol', 'li', 'a', 'strong', 'em', 'blockquote', 'br', 'hr'].concat([
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ]),
  allowedAttributes: { a: ['href'], th: ['scope'], ol: ['start'] },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    // The page has its one h1 from its title.
    h1: 'h2',
    th: (tagName: string) => ({ tagName, attribs: { scope: 'col' } }),
  },
};

/** An information page's markdown as HTML. Raw HTML in it comes out as the text that was typed, never as elements. */
export function htmlOf(markdown: string): string {
  const html = marked.parse(escapeHtml(markdown), { async: false, gfm: true });
  return sanitizeHtml(html, ALLOWED);
}

/** So that a tag is text to the reader. Quotes stay, and `>` at the start of a line is markdown's own. */
function escapeHtml(markdown: string): string {
  return markdown.replace(/</g, '&lt;');
}
