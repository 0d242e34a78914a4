import { z } from 'zod';
import { slugSchema } from '~/features/tenants/fields';
import { line, words } from '~/platform/forms/fields';

/** `page_version.state` in the database. */
export const PAGE_STATE = { draft: 1, published: 2, withdrawn: 3 } as const;
export type PageState = keyof typeof PAGE_STATE;

export const PAGE_STATE_WORDS: Record<PageState, string> = {
  draft: 'Draft',
  published: 'Published',
  withdrawn: 'Taken down',
};

/** As long as a page of the files may be. */
export const LONGEST_PAGE = 20_000;

/** What the form of a page says. `version` is the newest one when the form was opened, 0 for none. */
export const pageFormSchema = z.object({
  id: z.uuid(),
  version: z.coerce.number().int().min(0),
  restored: z.coerce.number().int().min(1).optional(),
  slug: z
    .string({ error: 'Enter a word for the address, like looking-after-yourself' })
    .trim()
    .pipe(slugSchema.refine((slug) => slug !== 'new', 'Choose another word: this one is taken')),
  title: line(120, 'Enter a title'),
  summary: words(300),
  position: z.coerce.number({ error: 'Enter a number, like 10' }).int().min(0).max(1000).default(50),
  markdown: z
    .string({ error: 'Enter what the page says' })
    .trim()
    .min(1, 'Enter what the page says')
    .max(LONGEST_PAGE, `Use ${LONGEST_PAGE.toLocaleString('en-GB')} characters or fewer`),
  do: z.enum(['preview', 'draft', 'publish', 'withdraw']),
});
export type PageForm = z.infer<typeof pageFormSchema>;
