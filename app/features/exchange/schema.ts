import { z } from 'zod';
import { PROVISION_KIND, type ProvisionKind } from '~/features/provision/schema';

/** `import_batch.format` in the database. */
export const IMPORT_FORMAT = { csv: 1, openReferral: 2 } as const;
export type ImportFormat = keyof typeof IMPORT_FORMAT;

/** `import_batch.status` in the database. */
export const IMPORT_STATUS = { mapping: 1, reading: 2, read: 3, applying: 4, applied: 5, failed: 6 } as const;
export type ImportStatus = keyof typeof IMPORT_STATUS;

/** `import_row.verdict` in the database, in the order in which a preview counts them. */
export const VERDICT = { new: 1, changed: 2, same: 3, duplicate: 4, refused: 5 } as const;
export type Verdict = keyof typeof VERDICT;

/** The most rows that one import takes. */
export const MOST_ROWS = 50_000;

/** Something to be said of a field of a row: why it is refused, that it changes, what it is alike in. */
export interface Said {
  field: string;
  words: string;
}

/** What rows say that say nothing themselves. */
export const choicesSchema = z.object({
  kind: z.enum(Object.keys(PROVISION_KIND) as [ProvisionKind, ...ProvisionKind[]], {
    error: 'Choose what most of the entries are',
  }),
  /** The slug of a category; empty where a row must name its own. */
  category: z.string().max(60).default(''),
  covers: z.enum(['place', 'everywhere'], { error: 'Choose where they help' }),
  published: z.enum(['yes', 'no'], { error: 'Choose whether everybody may see the entries' }),
});
export type Choices = z.output<typeof choicesSchema>;

/** What most lists are: services for the parish they stand in, for everybody to see. */
export const USUAL_CHOICES: Choices = { kind: 'service', category: '', covers: 'place', published: 'yes' };

/** What the desk's list asks for when it wants its export as Open Referral UK; CSV otherwise. */
export const EXPORT_OPEN_REFERRAL = 'open-referral';
