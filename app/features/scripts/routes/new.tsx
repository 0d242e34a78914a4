import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { newId } from '#db/id';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { contentId } from '~/platform/forms/content-id.server';
import { readForm, typedOf, wrong } from '~/platform/forms/read-form';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { documentTitle } from '~/ui/format/title';
import { addScript } from '../commands.server';
import { ScriptPage } from '../components/script-page';
import { scriptFormSchema } from '../form';
import { choicesFor, notOffered } from '../page.server';

/** Writing a script: looked at first, then saved. */
export const loader = deskLoader({ can: ['add', 'Script'] }, async ({ db, desk }) => {
  const { slug, shortName } = desk.tenant;
  const typed = { id: newId(), version: '0', active: 'yes' };
  return { tenant: { slug, shortName }, typed, choices: await choicesFor(db, desk, null) };
});

export const action = deskAction({ can: ['add', 'Script'] }, async ({ db, desk, form }) => {
  const read = readForm(form, scriptFormSchema);
  if (!read.ok) return answer({ errors: read.errors, typed: read.typed, preview: null }, { status: 422 });
  const { id, content, active } = read.value;
  const strange = notOffered(typedOf(form), await choicesFor(db, desk, null));
  if (Object.keys(strange).length > 0) return answer({ ...wrong(form, strange), preview: null }, { status: 422 });
  if (form.get('do') === 'preview') return answer({ errors: {}, typed: typedOf(form), preview: content });
  const { countyNo, tenantNo, slug } = desk.tenant;
  await addScript(db, { id: contentId(id, { content, active }), countyNo, tenantNo, content, active }, actorAt(desk));
  return redirect(paths.scripts(slug, { done: 'saved' }));
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Write a script', data && `${data.tenant.shortName} desk`) },
];

export default function NewScript() {
  const { tenant, typed, choices } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  return (
    <ScriptPage
      tenant={tenant.slug}
      title="Write a script"
      lede="Call handlers say it as soon as it is saved, if it is ticked to be said."
      action={paths.newScript(tenant.slug)}
      typed={said?.typed ?? typed}
      errors={said?.errors ?? {}}
      preview={said?.preview ?? null}
      choices={choices}
    />
  );
}
