import { createHash } from 'node:crypto';
import { redirect, type TypedResponse } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { contentId } from '~/platform/forms/content-id.server';
import { readForm, wrong, type Typed } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { stageFeed, stageFile } from './stage.server';
import { uploadSchema } from './upload-form';

interface NotTaken {
  errors: Record<string, string[]>;
  typed: Typed;
}

/** Takes a file or an address and leads on to its columns, or says what is wrong with it. */
export async function takeUpload(db: TenantDb, desk: Desk, form: FormData): Promise<TypedResponse<NotTaken>> {
  const read = readForm(form, uploadSchema);
  if (!read.ok) return answer<NotTaken>({ errors: read.errors, typed: read.typed }, { status: 422 });
  const { source, file, feedUrl } = read.value;
  const id = contentId(read.value.id, { source, feedUrl, file: file && (await digestOf(file)) });
  const problem = file ? await stageFile(db, desk, { id, source }, file) : null;
  if (problem !== null) {
    const { errors, typed } = wrong(form, { file: problem });
    return answer<NotTaken>({ errors, typed }, { status: 422 });
  }
  if (feedUrl !== null) await stageFeed(db, desk, { id, source }, feedUrl);
  return redirect(paths.import(desk.tenant.slug, id));
}

async function digestOf(file: File): Promise<string> {
  return createHash('sha256')
    .update(Buffer.from(await file.arrayBuffer()))
    .digest('hex');
}
