import { paths } from '~/paths';
import { DataTable, Section, When } from '~/ui';

export interface VersionLine {
  version: number;
  state: string;
  authorName: string;
  at: { iso: string; words: string };
  restoredFrom: number | null;
}

interface VersionListProps {
  tenantSlug: string;
  slug: string;
  versions: readonly VersionLine[];
}

/** Who wrote what of a page, with a way to put each version back into the form. */
export function VersionList({ tenantSlug, slug, versions }: VersionListProps) {
  if (versions.length === 0) return null;
  return (
    <Section title="Versions" lede="Open an older one to publish it again.">
      <DataTable
        caption="Versions of this page, newest first"
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          { label: 'Version', names: true, cell: ({ version }) => String(version) },
          {
            label: 'What',
            cell: ({ state, restoredFrom }) => (restoredFrom ? `${state}, from version ${restoredFrom}` : state),
          },
          { label: 'Who', cell: ({ authorName }) => authorName },
          { label: 'When', cell: ({ at }) => <When {...at} /> },
          {
            label: 'Open again',
            actions: true,
            cell: ({ version }) => (
              <a href={paths.deskPage(tenantSlug, slug, { version })}>
                Open<span className="govuk-visually-hidden"> version {version}</span>
              </a>
            ),
          },
        ]}
      />
    </Section>
  );
}
