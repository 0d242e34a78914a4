import { redirect, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import type { View } from '~/platform/audit/views.server';
import { AppError } from '~/platform/errors/app-error';
import { readForm } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { PostButton, Section, Tag, When } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { restoreVersion } from '../commands-versions.server';
import { EntryFrame } from '../components/entry-frame';
import { FieldChanges } from '../components/field-changes';
import { readVersions, type VersionLine } from '../versions-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });
const restoreSchema = z.object({ version: z.coerce.number().int().min(1), seen: z.coerce.number().int().min(1) });

/** What an entry has said: who changed what, and the way back to any of it. */
export const loader = deskLoader(
  { can: ['read', 'Provision'], params, views: ({ viewed }: { viewed: View[] }) => viewed },
  ({ db, desk, params: { id } }) => readVersions(db, desk, id),
);

/** Puts an older version back. */
export const action = deskAction(
  { can: ['change', 'Provision'], params },
  async ({ db, desk, params: { id }, form }) => {
    const read = readForm(form, restoreSchema);
    if (!read.ok) throw new AppError('invalid', 'This button belongs to an older page', 'Open the versions again.');
    const outcome = await restoreVersion(db, id, read.value, actorAt(desk));
    return redirect(paths.entry(desk.tenant.slug, id, { done: outcome === 'done' ? 'restored' : 'late' }));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Versions', data && `${data.tenant.shortName} desk`) },
];

export default function Versions() {
  const { tenant, entry, lines, mayRestore } = useLoaderData<typeof loader>();
  return (
    <EntryFrame
      tenant={tenant.slug}
      entry={entry}
      here="Versions"
      title={`Versions of ${entry.name}`}
      lede="What it said and who changed it, the latest first. Restoring one writes it down as a new version."
    >
      {lines.map((line) => (
        <Version line={line} key={line.version}>
          {mayRestore && !line.current && (
            <PostButton
              action={paths.entryPart(tenant.slug, entry.id, 'versions')}
              fields={{ version: line.version, seen: entry.version }}
              variant="secondary"
              small
              about={`version ${line.version}`}
            >
              Restore
            </PostButton>
          )}
        </Version>
      ))}
    </EntryFrame>
  );
}

function Version({ line, children }: { line: VersionLine; children: React.ReactNode }) {
  const { version, what, at, when, changes, first, current } = line;
  return (
    <Section
      title={
        <>
          Version {version} {current && <Tag tone="green">Now</Tag>}
        </>
      }
      lede={
        <>
          {what} · <When iso={at} words={when} />
        </>
      }
      actions={children}
    >
      {changes.length > 0 && <FieldChanges caption={`What version ${version} changed`} changes={changes} />}
      {changes.length === 0 && (
        <p className="govuk-body">{first ? 'The first that is kept.' : 'Nothing you may read changed.'}</p>
      )}
    </Section>
  );
}
