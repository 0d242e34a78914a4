import { withPortal } from '#db/client.server';
import { showPage, type Visit } from '~/features/drafts/pages.server';
import type { PortalForm, Wrong } from '~/features/drafts/portal-form';
import { takePage } from '~/features/drafts/take.server';
import { tenantOf } from '~/features/tenants/current.server';

/** What a page answered: where it leads, or what was wrong. */
export interface Reply {
  status: number;
  /** The step it leads to, with its query; null when it leads nowhere. */
  to: string | null;
  wrong: Wrong | null;
}

type Typed = Record<string, string | string[]>;

/** Somebody at a portal's form, with a memory for cookies. */
export class Visitor<V, C> {
  cookie = '';

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

  /** Sends a page of the form. */
  async send(step: string, typed: Typed = {}, query = ''): Promise<Reply> {
    const form = new FormData();
    for (const [name, values] of Object.entries(typed)) for (const value of [values].flat()) form.append(name, value);
    const visit = await this.visit(step, query);
    const answer = await takePage(this.form, { ...visit, form });
    return this.replyOf(answer);
  }

  /** Sends several pages, each of which must lead on. */
  async answer(answers: Record<string, Typed>): Promise<Reply> {
    let last: Reply = { status: 0, to: null, wrong: null };
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
    const set = answer.headers.get('Set-Cookie');
    if (set) this.cookie = set.split(';')[0] ?? '';
    const location = answer.headers.get('Location');
    const base = `${this.form.path(this.slug)}/`;
    const wrong = location === null ? ((await answer.json()) as Wrong) : null;
    return { status: answer.status, to: location?.replace(base, '') ?? null, wrong };
  }
}
