import { DataTable, PostButton, Quiet, Section, Tag, When } from '~/ui';

interface Version {
  version: number;
  say: string;
  /** Where and about what it was said. */
  where: string;
  /** What its answers led to, "no → take a request". */
  steps: string[];
  actorName: string;
  restoredFrom: number | null;
  /** "switched off" */
  switched: string | null;
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
          { label: 'Version', names: true, cell: (version) => <Written version={version} /> },
          { label: 'Said', cell: (version) => <Said version={version} /> },
          {
            label: 'Put back',
            actions: true,
            cell: ({ version }) =>
              version === current ? (
                <Tag tone="green">As it stands</Tag>
              ) : (
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

/** Two versions can say the same at another time, or lead elsewhere. */
function Said({ version: { say, where, steps } }: { version: Version }) {
  return (
    <>
      “{say}”
      {[where, ...steps].map((words) => (
        <Quiet key={words}>
          <br />
          {words}
        </Quiet>
      ))}
    </>
  );
}

/** Which version, and whose. */
function Written({ version: { version, restoredFrom, switched, actorName, at, when } }: { version: Version }) {
  return (
    <>
      {[restoredFrom ? `${version} (${restoredFrom} again)` : version, switched].filter(Boolean).join(', ')}
      <br />
      <Quiet>
        {actorName}, <When iso={at} words={when} />
      </Quiet>
    </>
  );
}
