import { DataTable, PostButton, Section, When } from '~/ui';

interface Version {
  version: number;
  say: string;
  actorName: string;
  restoredFrom: number | null;
  at: string;
  when: string;
}

interface ScriptVersionsProps {
  action: string;
  current: number;
  versions: readonly Version[];
}

/** All that a script has said, the newest first; any of it can be put back. */
export function ScriptVersions({ action, current, versions }: ScriptVersionsProps) {
  return (
    <Section title="Versions">
      <DataTable
        caption="Versions"
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          { label: 'Version', names: true, cell: ({ version, restoredFrom }) => versionWords(version, restoredFrom) },
          { label: 'Said', cell: ({ say }) => `“${say}”` },
          { label: 'By', quiet: true, cell: ({ actorName }) => actorName },
          { label: 'When', cell: ({ at, when }) => <When iso={at} words={when} /> },
          {
            label: 'Put back',
            actions: true,
            cell: ({ version }) =>
              version !== current && (
                <PostButton
                  action={action}
                  fields={{ version: current }}
                  name="restore"
                  value={String(version)}
                  variant="secondary"
                  small
                  about={`version ${version}`}
                >
                  Put back
                </PostButton>
              ),
          },
        ]}
      />
    </Section>
  );
}

function versionWords(version: number, restoredFrom: number | null): string {
  return restoredFrom ? `${version}, ${restoredFrom} put back` : String(version);
}
