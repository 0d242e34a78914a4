import { expect, it } from 'vitest';
import { pageFile, tenantProblems } from '#tests/factories/tenants';

it.each([
  ['without front matter', 'Some words.', ': must start with its title, summary and order between two lines of ---'],
  ['with a field missing', '---\ntitle: A\norder: 1\n---\nB', ': summary: is missing (line 2)'],
  [
    'with a wrong field',
    '---\ntitle: A\nsummary: B\norder: first\n---\nC',
    ': order: must be a number, not "first" (line 4)',
  ],
  ['without text', pageFile('A', ''), ': text: must not be empty'],
  ['with HTML in it', pageFile('A', 'Look: <script>alert(1)</script>'), ': text: must be markdown without HTML'],
  [
    'with a second title',
    pageFile('A', '# A'),
    ': text: must start its headings at "##": the title is the only heading above them',
  ],
  ['too long to send to a phone', pageFile('A', 'word '.repeat(5000)), ': text: must have at most 20000 characters'],
])('a page %s', async (_, source, problem) => {
  expect(await tenantProblems({ 'exshire/pages/privacy.md': source })).toEqual([
    `tenants/exshire/pages/privacy.md${problem}`,
  ]);
});

it('a page with a name that cannot be an address', async () => {
  expect(await tenantProblems({ 'exshire/pages/Looking After.md': pageFile('A') })).toEqual([
    'tenants/exshire/pages/Looking After.md: must have a name like "looking-after-yourself.md"',
  ]);
});
