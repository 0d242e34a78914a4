import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlOf } from './markdown.server';

test('headings, lists, emphasis and links come out as such', () => {
  const html = htmlOf('# One\n\n## Two\n\n- **a**\n- *b*\n\nRing [us](tel:01632960100) or [write](/worcestershire).');
  expect(html).toContain('<h2>One</h2>');
  expect(html).toContain('<li><strong>a</strong></li>');
  expect(html).toContain('<a href="tel:01632960100">us</a>');
  expect(html).toContain('<a href="/worcestershire">write</a>');
});

test('a table has column headings', () => {
  expect(htmlOf('| a | b |\n|---|---|\n| 1 | 2 |')).toContain('<th scope="col">a</th>');
});

test('raw HTML is text', () => {
  expect(htmlOf('<b onclick="x()">bold</b>')).toBe('<p>&lt;b onclick="x()"&gt;bold&lt;/b&gt;</p>\n');
  expect(htmlOf('<script>alert(1)</script>')).not.toContain('<script');
});

test.each(['javascript:alert(1)', 'data:text/html,x', '//elsewhere.example', 'JaVaScRiPt:alert(1)'])(
  'a link to %s leads nowhere',
  (target) => {
    expect(htmlOf(`[press](${target})`)).not.toMatch(/href/i);
  },
);

test('whatever is written, nothing but plain elements comes out', () => {
  const piece = fc.constantFrom('<', '>', 'script', 'img', ' onerror=x', '[a](', 'javascript:', ')', '`', '\n', '# ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const tags = [...htmlOf(pieces.join('')).matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)];
      for (const [, tag = '', attributes = ''] of tags) {
        expect(tag).toMatch(/^(h[234]|p|ul|ol|li|a|strong|em|blockquote|br|hr|table|thead|tbody|tr|th|td)$/);
        expect(attributes).toMatch(/^( (href|scope|start)="[^"]*")*( \/)?$/);
        expect(attributes).not.toMatch(/href="\s*javascript:/i);
      }
    }),
  );
});
