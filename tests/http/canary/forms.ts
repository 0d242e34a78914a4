import type { Visit } from './crawl';
import { routeOf } from './paths';

/** A form as it stands in a page: where it goes and what it carries, with one of its buttons. */
export interface PageForm {
  path: string;
  fields: readonly (readonly [name: string, value: string])[];
}

/** The forms in these pages that post, one of each kind: of the same route, with fields of the same names and the same button. */
export function kindsOfForms(visits: readonly Visit[]): Map<string, PageForm> {
  const forms = visits.flatMap(({ path, answer }) => formsIn(answer.text, path));
  return new Map(forms.map((form) => [kindOf(form), form]));
}

const CHOICES = /^(intent|to|kind|action)$/;

function kindOf({ path, fields }: PageForm): string {
  const names = fields.map(([name, value]) => (CHOICES.test(name) ? `${name}=${value}` : name));
  return [routeOf(path), ...new Set(names)].join(' ').replaceAll(/\[\d+\]/g, '[]');
}

function formsIn(html: string, page: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', body = '']) => {
    if (attribute(head, 'method')?.toLowerCase() !== 'post') return [];
    const path = attribute(head, 'action') ?? page;
    const fields = [...body.matchAll(/<(?:input|textarea|select)\b([^>]*)>/g)].flatMap(([, tag = '']) => fieldOf(tag));
    const buttons = [...body.matchAll(/<button\b([^>]*)>/g)].flatMap(([, tag = '']) => fieldOf(tag));
    return (buttons.length > 0 ? buttons : [null]).map((button) => ({
      path,
      fields: button ? [...fields, button] : fields,
    }));
  });
}

/** A field's name and what it carries; what a person would have to write or choose is a letter. */
function fieldOf(tag: string): (readonly [string, string])[] {
  const name = attribute(tag, 'name');
  return name ? [[name, attribute(tag, 'value') || 'x']] : [];
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];
  return found?.replaceAll('&amp;', '&').replaceAll('&quot;', '"');
}
