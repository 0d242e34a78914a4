import type { DomainJobs } from '~/platform/jobs/tasks.server';
import { applyImport } from './apply.server';
import { failImport, readImport } from './read.server';

/** The steps of an import that are too long for a page. */
export const importJobs: DomainJobs = {
  tasks: { read_import: (about) => readImport(about), apply_import: (about) => applyImport(about) },
  giveUp: (_step, about) => failImport(about, 'It broke off and could not be taken up again. Nothing was changed.'),
};
