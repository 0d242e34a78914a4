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
  /** The word of a new page that is another page's already: that page is the one to open. */
  known: string | null;
}

const STATES: Record<'draft' | 'publish' | 'withdraw', PageState> = {
  draft: 'draft',
  publish: 'published',
  withdraw: 'withdrawn',
};

const NOTHING_ELSE = { preview: null, outdated: false, known: null };

/**
 * Does what the button of the form says: shows what it would look like, keeps a draft, publishes, or takes down. `which`
 * says whether the form is a new page's, which may not take the word of a page that there is, or a page's own.
 */
export async function takePageForm(db: TenantDb, desk: Desk, form: FormData, which: 'new' | 'own') {
  const read = readForm(form, pageFormSchema);
  const typed = typedOf(form);
  if (!read.ok) return answer<PageAnswer>({ ...NOTHING_ELSE, ...read, typed }, { status: 422 });
  const { do: what, slug, markdown } = read.value;
  if (what === 'preview') {
    return answer<PageAnswer>({ ...NOTHING_ELSE, errors: {}, typed, preview: htmlOf(markdown) });
  }
  const saved = await savePage(db, desk, read.value, { state: STATES[what], isNew: which === 'new' });
  if (saved.kind === 'outdated' && which === 'new') {
    const { errors } = wrong(form, {
      slug: 'There is a page under this word already. Open it, or choose another word',
    });
    return answer<PageAnswer>({ ...NOTHING_ELSE, errors, typed, known: slug }, { status: 409 });
  }
  if (saved.kind === 'outdated') {
    const { errors } = wrong(form, { markdown: 'Somebody saved another version since you opened this page' });
    return answer<PageAnswer>({ ...NOTHING_ELSE, errors, typed, outdated: true }, { status: 409 });
  }
  return redirect(paths.deskPage(desk.tenant.slug, slug, { done: what }));
}
