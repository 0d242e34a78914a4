import { withPortal } from '#db/client.server';
import { showPage, type Visit } from '~/features/drafts/pages.server';
import type { PortalForm, Wrong } from '~/features/drafts/portal-form';
import { wordingOf } from '~/features/drafts/journey';
import type { TenantConfig } from '~/features/tenants/schema';
import { takePage } from '~/features/drafts/take.server';
import { tenantOf } from '~/features/tenants/current.server';

/** What a page answered: where it leads, or what was wrong. */
export interface Reply {
  status: number;
  /** The step it leads to, with its query but for the key of a draft; null when it leads nowhere. */
  to: string | null;
  /** What that address calls the draft; empty for none. */
  key: string;
  wrong: Wrong | null;
}

type Typed = Record<string, string | string[]>;

/** What a page of the form carries along unseen. */
export interface Carried {
  draft?: string;
  seen?: string;
  wording?: string;
}

/** The words about sharing that a page's form would be under. */
const wordingIn = (context: unknown) => {
  const { holder, portal } = context as Record<'holder' | 'portal', TenantConfig | null>;
  const body = holder ?? portal;
  return body ? wordingOf(body) : '';
};

/** Somebody at a portal's form, with a memory for cookies. */
export class Visitor<V, C> {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly form: PortalForm<V, C>,
    private readonly slug: string,
    private readonly address = '192.0.2.1',
  ) {}

  /** Opens a page; a redirect is answered as one. */
  async open(step: string, query = ''): Promise<{ page: Awaited<ReturnType<typeof showPage<V, C>>> } | Reply> {
    try {
      return { page: await showPage(this.form, await this.visit(step, query)) };
    } catch (answer) {
      if (answer instanceof Response) return this.replyOf(answer);
      throw answer;
    }
  }

  /** What a page would carry if it were opened now; a window keeps what it was opened with. */
  async carried(step: string): Promise<Carried> {
    const shown = await this.open(step);
    if (!('page' in shown) || shown.page.page === 'kept' || shown.page.page === 'done') return {};
    const { page } = shown;
    if (page.page === 'check') return { draft: page.draft, seen: page.seen };
    return { draft: page.draft, ...(step === 'consent' && { wording: wordingIn(page.context) }) };
  }

  /** Sends a page of the form, as it was opened: just now, unless told otherwise. */
  async send(step: string, typed: Typed = {}, query = '', carried?: Carried): Promise<Reply> {
    const { draft = '', ...more } = carried ?? (await this.carried(step));
    const form = new FormData();
    const fields = Object.entries({ ...typed, ...more, draft });
    for (const [name, values] of fields) for (const value of [values].flat()) form.append(name, value);
    const visit = await this.visit(step, query);
    const reply = await this.replyOf(await takePage(this.form, { ...visit, form }));
    return reply.status === 307
      ? this.send(step, typed, `${query ? `${query}&` : '?'}draft=${reply.key}`, { draft, ...more })
      : reply;
  }

  /** Forgets the cookies from now on, or has others: another browser, or this one a while ago. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  set cookie(text: string) {
    this.cookies.clear();
    for (const each of text.split('; ').filter(Boolean)) this.keep(each);
  }

  private keep(cookie: string): void {
    const [name = '', value = ''] = cookie.split('=');
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  /** Sends several pages, each of which must lead on. */
  async answer(answers: Record<string, Typed>): Promise<Reply> {
    let last: Reply = { status: 0, to: null, key: '', wrong: null };
    for (const [step, typed] of Object.entries(answers)) {
      last = await this.send(step, typed);
      if (last.status !== 302) throw new Error(`${step}: ${JSON.stringify(last.wrong?.errors)}`);
    }
    return last;
  }

  private async visit(step: string, query: string): Promise<Visit> {
    const tenant = await tenantOf(this.slug);
    if (!tenant) throw new Error(`There is no ${this.slug}`);
    const url = new URL(`http://localhost${this.form.path(this.slug, step)}${query}`);
    const request = new Request(url, { headers: this.cookie ? { cookie: this.cookie } : {} });
    return { tenant, params: { step }, request, url, clientAddress: this.address, asPublic: withPortal };
  }

  private async replyOf(answer: Response): Promise<Reply> {
    for (const set of answer.headers.getSetCookie()) this.keep(set.split(';')[0] ?? '');
    const location = answer.headers.get('Location');
    const base = `${this.form.path(this.slug)}/`;
    const wrong = location === null ? ((await answer.json()) as Wrong) : null;
    const key = /[?&]draft=(\w+)$/.exec(location ?? '');
    const to = location?.replace(base, '').slice(0, key ? -key[0].length : undefined) ?? null;
    return { status: answer.status, to, key: key?.[1] ?? '', wrong };
  }
}
