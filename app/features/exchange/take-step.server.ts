import { redirect, type TypedResponse } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { notFound } from '~/platform/errors/app-error';
import { readForm, wrong, type Typed } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { isField, mappingProblem, type Mapping } from './fields';
import { batchById, type Batch } from './queries.server';
import { choicesSchema } from './schema';
import { discard, startApplying, startReading } from './stage.server';

export interface StepRefused {
  errors: Record<string, string[]>;
  typed: Typed;
}

/** Takes the next step of an import: its columns, that it be applied, or that it be thrown away. */
export async function takeStep(
  db: TenantDb,
  desk: Desk,
  id: string,
  form: FormData,
): Promise<TypedResponse<StepRefused>> {
  const batch = await batchById(db, id);
  if (batch?.tenantNo !== desk.tenant.tenantNo) throw notFound();
  const { slug } = desk.tenant;
  switch (form.get('intent')) {
    case 'apply':
      await startApplying(db, batch, form.get('duplicates') === 'add');
      return redirect(paths.import(slug, id));
    case 'discard':
      await discard(db, desk, batch);
      return redirect(paths.imports(slug, { done: 'discarded' }));
    default:
      return takeColumns(db, desk, batch, form);
  }
}

async function takeColumns(
  db: TenantDb,
  desk: Desk,
  batch: Batch,
  form: FormData,
): Promise<TypedResponse<StepRefused>> {
  const mapping = batch.headings.map((_, index) => asField(form.get(`column-${index}`)));
  const problem = batch.format === 'csv' ? mappingProblem(mapping) : null;
  const read = readForm(form, choicesSchema);
  if (!read.ok || problem !== null) {
    const errors = { ...(problem === null ? {} : { 'column-0': [problem] }), ...(read.ok ? {} : read.errors) };
    return answer<StepRefused>({ errors, typed: wrong(form, {}).typed }, { status: 422 });
  }
  await startReading(db, batch, mapping, read.value);
  return redirect(paths.import(desk.tenant.slug, batch.id));
}

function asField(typed: FormDataEntryValue | null): Mapping[number] {
  return typeof typed === 'string' && isField(typed) ? typed : '';
}
