import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { deskAction, deskLoader } from '~/door.server';
import { localitiesOf } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { actorAt } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { readForm, typedOf, wrong, type Typed } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { BackLink, ErrorSummary, Flash, PageHeading } from '~/ui';
import { ago } from '~/ui/format/dates';
import { documentTitle } from '~/ui/format/title';
import { drawLocalities } from '../commands.server';
import { DrawingForm } from '../components/drawing-form';
import { Meanwhile } from '../components/meanwhile';
import { drawingVersion, drawsLocalities, lastDrawing, parishesIn } from '../queries.server';
import { drawingOf } from '../rules';
import { drawingSchema } from '../schema';

export const handle = { sheet: 'desk' };

/** Room for this many new localities where there are some, and where there are none yet. */
const SPARE = { some: 1, none: 5 };

export const loader = deskLoader({ can: ['change', 'Locality'] }, async ({ db, desk: { tenant }, url }) => {
  const { localities, parishes } = await standing(db, tenant);
  const [version, last] = await Promise.all([drawingVersion(db, tenant.tenantNo), lastDrawing(db, tenant.tenantNo)]);
  const spare = localities.length > 0 ? SPARE.some : SPARE.none;
  return {
    tenant: { slug: tenant.slug, shortName: tenant.shortName, name: tenant.name },
    localities,
    parishes,
    version,
    last: last && { by: last.by, when: ago(last.at, new Date()) },
    spare: Array.from({ length: spare }, newId),
    done: url.searchParams.get('done') === 'drawn',
  };
});

async function standing(db: TenantDb, tenant: TenantConfig) {
  if (!(await drawsLocalities(db, tenant))) throw notFound();
  const [localities, parishes] = await Promise.all([localitiesOf(db, tenant.tenantNo), parishesIn(db, tenant)]);
  return { localities, parishes: parishes.map(({ code, name }) => ({ code, name })) };
}

/** Why a form did nothing; `late`: somebody else drew other localities while it was open. */
interface NotDrawn {
  errors: Record<string, string[]>;
  typed: Typed;
  late: boolean;
}

export const action = deskAction({ can: ['change', 'Locality'] }, async ({ db, desk, form }) => {
  const { parishes } = await standing(db, desk.tenant);
  const read = readForm(form, drawingSchema);
  if (!read.ok) return answer<NotDrawn>({ ...read, late: false }, { status: 422 });
  const drawing = drawingOf(read.value, parishes);
  if ('errors' in drawing) return answer<NotDrawn>({ ...wrong(form, drawing.errors), late: false }, { status: 422 });
  const { version } = read.value;
  const outcome = await drawLocalities(db, desk.tenant, { version, drawn: drawing.localities }, actorAt(desk));
  if (outcome === 'done') return redirect(paths.localities(desk.tenant.slug, { done: 'drawn' }));
  return answer<NotDrawn>({ errors: {}, typed: typedOf(form), late: true }, { status: 409 });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Localities', data && `${data.tenant.shortName} desk`) },
];

export default function Drawing() {
  const { tenant, done, ...standing } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { localities, parishes, last } = standing;
  return (
    <>
      <BackLink href={paths.overview(tenant.slug)}>What our parishes do and plan</BackLink>
      <ErrorSummary errors={failed?.errors} />
      {done && !failed && <Flash>The localities are drawn. Lists, filters and overviews follow them now.</Flash>}
      {failed?.late && (
        <Meanwhile localities={localities} parishes={parishes} last={last} here={paths.localities(tenant.slug)} />
      )}
      <PageHeading title="Localities" lede={ledeOf(localities.length, parishes.length, last)} />
      <DrawingForm tenant={tenant} standing={standing} failed={failed} />
    </>
  );
}

function ledeOf(localities: number, parishes: number, last: { by: string; when: string } | null): string {
  const parts = `${parishes} parishes and unparished areas`;
  if (localities === 0) return `Group your ${parts} into localities, each in exactly one`;
  const drawn = last
    ? `drawn by ${last.by} ${last.when}`
    : 'a sample so far: save them, changed or not, to make them yours';
  return `${parts} in ${localities} localities, ${drawn}`;
}
