import { redirect } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { htmlOf } from '~/features/portal/markdown.server';
import { readForm, typedOf, wrong, type Typed } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { savePage } from './commands.server';
import { pageFormSchema, type PageState } from './schema';

/** What the page of the form shows beside what was typed. */
export interface PageAnswer {
  errors: Record<string, string[]>;
  typed: Typed;
  /** The page as it would look. */
  preview: string | null;
  /** Somebody else saved a version while the form was open. */
  outdated: boolean;
}

const STATES: Record<'draft' | 'publish' | 'withdraw', PageState> = {
  draft: 'draft',
  publish: 'published',
  withdraw: 'withdrawn',
};

/** Does what the button of the form says: shows what it would look like, keeps a draft, publishes, or takes down. */
export async function takePageForm(db: TenantDb, desk: Desk, form: FormData) {
  const read = readForm(form, pageFormSchema);
  const typed = typedOf(form);
  if (!read.ok) return answer<PageAnswer>({ ...read, typed, preview: null, outdated: false }, { status: 422 });
  const { do: what, slug, markdown } = read.value;
  if (what === 'preview') {
    return answer<PageAnswer>({ errors: {}, typed, preview: htmlOf(markdown), outdated: false });
  }
  const saved = await savePage(db, desk, read.value, STATES[what]);
  if (saved.kind === 'outdated') {
    const { errors } = wrong(form, { markdown: 'Somebody saved another version since you opened this page' });
    return answer<PageAnswer>({ errors, typed, preview: null, outdated: true }, { status: 409 });
  }
  return redirect(paths.deskPage(desk.tenant.slug, slug, { done: what }));
}
