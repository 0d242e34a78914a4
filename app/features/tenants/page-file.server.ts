import { pageHeadSchema } from './config';
import type { TenantProblem } from './problems';
import type { TenantPage } from './schema';
import { parseTenantFile } from './tenant-file.server';

const PAGE_NAME = /^[a-z0-9]+(-[a-z0-9]+)*\.md$/;
/** A page is kept whole in the database and sent whole to a phone. */
const LONGEST = 20_000;

type PageFile =
  | { ok: true; page: Omit<TenantPage, 'tenantNo' | 'countyNo'> }
  | { ok: false; problems: TenantProblem[] };

/**
 * Reads an information page: front matter (`title`, `summary`, `order`) between two `---` lines, then markdown.
 * `name` is the file's own name; without its ending it becomes the page's address.
 */
export function parsePage(file: string, name: string, source: string): PageFile {
  const refused = (reason: string, field = '') => ({ ok: false as const, problems: [{ file, field, reason }] });
  if (!PAGE_NAME.test(name)) return refused('must have a name like "looking-after-yourself.md"');
  const parts = /^---\r?\n([\s\S]*?)^---[ \t]*\r?\n([\s\S]*)$/m.exec(source);
  if (!parts || parts.index !== 0)
    return refused('must start with its title, summary and order between two lines of ---');
  const [, head = '', body = ''] = parts;
  const parsed = parseTenantFile(file, head, pageHeadSchema, 2);
  if (!parsed.ok) return parsed;
  const markdown = body.trim();
  const reason = markdownProblem(markdown);
  if (reason !== null) return refused(reason, 'text');
  const { order, ...rest } = parsed.read.value;
  return { ok: true, page: { slug: name.replace(/\.md$/, ''), ...rest, markdown, position: order } };
}

function markdownProblem(markdown: string): string | null {
  if (markdown === '') return 'must not be empty';
  if (markdown.length > LONGEST) return `must have at most ${LONGEST} characters`;
  if (/<[a-z!/]/i.test(markdown.replace(/<(https?:\/\/|mailto:)[^>\s]*>/g, ''))) return 'must be markdown without HTML';
  if (/^# /m.test(markdown)) return 'must start its headings at "##": the title is the only heading above them';
  return null;
}
