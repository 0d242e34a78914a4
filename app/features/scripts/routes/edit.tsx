import { redirect, type MetaFunction, type TypedResponse } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import type { TenantDb } from '#db/client.server';
import { deskAction, deskLoader, type Desk } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { readForm, typedOf, wrong, type Typed } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { Callout } from '~/ui';
import { dayAndTime } from '~/ui/format/dates';
import { documentTitle } from '~/ui/format/title';
import { editScript } from '../commands.server';
import { ScriptPage } from '../components/script-page';
import { ScriptVersions } from '../components/script-versions';
import { scriptFormSchema, typedFrom } from '../form';
import { choicesFor, notOffered, stepsOf, switchedWords, whereSaid } from '../page.server';
import { scriptById, versionsOf } from '../queries.server';
import type { ScriptContent } from '../schema';

/** Why nothing was saved yet, with all that was typed. */
interface Said {
  errors: Record<string, string[]>;
  typed: Typed | null;
  preview: ScriptContent | null;
  stale: boolean;
}

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** One script: changed after a look at it, with all that it has said. */
export const loader = deskLoader({ can: ['change', 'Script'], params }, async ({ db, desk, params: { id } }) => {
  const script = await scriptById(db, id);
  if (!script) throw notFound();
  const [versions, choices] = await Promise.all([versionsOf(db, id), choicesFor(db, desk, script)]);
  const now = new Date();
  const { slug, shortName } = desk.tenant;
  return {
    tenant: { slug, shortName },
    script: { id, title: script.content.title, version: script.version },
    typed: typedFrom(script),
    choices,
    versions: versions.map(({ version, content, actorName, restoredFrom, active, at }, index) => {
      const said = { say: content.say, where: whereSaid({ content }, choices), steps: stepsOf(content) };
      const switched = switchedWords(active, versions[index + 1]?.active ?? true);
      return { version, ...said, switched, actorName, restoredFrom, at: at.toISOString(), when: dayAndTime(at, now) };
    }),
  };
});

/** Saves what the form says, looks at it, or puts an earlier version back. */
export const action = deskAction({ can: ['change', 'Script'], params }, ({ db, desk, params: { id }, form }) =>
  takeScript(db, desk, id, form),
);

async function takeScript(db: TenantDb, desk: Desk, id: string, form: FormData): Promise<TypedResponse<Said>> {
  const saved = () => redirect(paths.scripts(desk.tenant.slug, { done: 'saved' }));
  const stale = { errors: {}, preview: null, stale: true };
  const wanted = Number(form.get('restore') ?? 0);
  if (wanted > 0) {
    const [script, versions] = await Promise.all([scriptById(db, id), versionsOf(db, id)]);
    const earlier = versions.find(({ version }) => version === wanted);
    if (!script || !earlier) throw notFound();
    const edit = { id, version: Number(form.get('version')), content: earlier.content, active: script.active };
    const put = await editScript(db, edit, actorAt(desk), wanted);
    return put === 'done' ? saved() : answer<Said>({ ...stale, typed: null }, { status: 409 });
  }
  const read = readForm(form, scriptFormSchema);
  if (!read.ok)
    return answer<Said>({ errors: read.errors, typed: read.typed, preview: null, stale: false }, { status: 422 });
  const { version, content, active } = read.value;
  const typed = typedOf(form);
  const held = await scriptById(db, id);
  const strange = notOffered(typed, await choicesFor(db, desk, held));
  if (Object.keys(strange).length > 0) {
    return answer<Said>({ errors: wrong(form, strange).errors, typed, preview: null, stale: false }, { status: 422 });
  }
  if (form.get('do') === 'preview') return answer<Said>({ errors: {}, typed, preview: content, stale: false });
  const put = await editScript(db, { id, version, content, active }, actorAt(desk));
  return put === 'done' ? saved() : answer<Said>({ ...stale, typed }, { status: 409 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle(data?.script.title ?? 'Script', data && `${data.tenant.shortName} desk`) },
];

export default function EditScript() {
  const { tenant, script, typed, choices, versions } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  // Whoever was too late goes on from the version that stands now, and sees it among the versions below.
  const version = said && !said.stale && said.typed ? said.typed.version : String(script.version);
  const here = paths.script(tenant.slug, script.id);
  return (
    <ScriptPage
      tenant={tenant.slug}
      title={script.title}
      lede={`Version ${script.version}. Each version is kept, and can be put back.`}
      action={here}
      typed={{ ...(said?.typed ?? typed), version: version ?? '' }}
      errors={said?.errors ?? {}}
      preview={said?.preview ?? null}
      choices={choices}
      notice={
        said?.stale && (
          <Callout tone="amber" title="A colleague has changed this script meanwhile.">
            Nothing was saved yet. What you typed stands below; theirs is the first of the versions. Save again to put
            yours in its place.
          </Callout>
        )
      }
    >
      <ScriptVersions action={here} current={script.version} versions={versions} />
    </ScriptPage>
  );
}
