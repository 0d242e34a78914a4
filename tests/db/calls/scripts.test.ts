import { describe, expect, it } from 'vitest';
import postgres from 'postgres';
import { newId } from '#db/id';
import { syncTenants } from '#db/seed/tenants';
import { addScript, editScript } from '~/features/scripts/commands.server';
import { scriptById, scriptsAbove, scriptsBelow, versionsOf } from '~/features/scripts/queries.server';
import type { ScriptContent } from '~/features/scripts/schema';
import { readTenants } from '~/features/tenants/load.server';
import { actorAt } from '~/platform/audit/actor';
import { as, deskAt, KINVER, setTheStage, SOUTH_STAFFORDSHIRE, database } from '../requests/stage';

setTheStage();

const content: ScriptContent = {
  title: 'Gas',
  localityId: null,
  category: 3,
  incident: null,
  after: null,
  say: 'Is the heating on?',
  yes: null,
  no: null,
};

describe('scripts', () => {
  it('come with the files, by locality, and speak at the parishes below', async () => {
    const district = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
    const own = await as(district, scriptsBelow);
    expect(new Set(own.map((one) => one.content.localityId)).size).toBe(6);
    const clerk = await deskAt(KINVER, 'clerk');
    expect((await as(clerk, scriptsAbove)).map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
    expect(await as(clerk, scriptsBelow)).toEqual([]);
  });

  it('are kept version by version; who is late is told; an earlier one can be put back', async () => {
    const desk = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
    const id = newId();
    const { countyNo, tenantNo } = desk.tenant;
    const add = () => as(desk, (db) => addScript(db, { id, countyNo, tenantNo, content }, actorAt(desk)));
    await add();
    await add();
    const edit = (version: number, say: string, restoredFrom: number | null = null) =>
      as(desk, (db) =>
        editScript(db, { id, version, content: { ...content, say }, active: true }, actorAt(desk), restoredFrom),
      );
    expect(await edit(1, 'Is it warm?')).toBe('done');
    expect(await edit(1, 'Is it warm?')).toBe('done');
    expect(await edit(1, 'Too late')).toBe('stale');
    expect(await edit(2, content.say, 1)).toBe('done');
    const versions = await as(desk, (db) => versionsOf(db, id));
    expect(versions.map(({ version, restoredFrom, content: { say } }) => [version, restoredFrom, say])).toEqual([
      [3, 1, 'Is the heating on?'],
      [2, null, 'Is it warm?'],
      [1, null, 'Is the heating on?'],
    ]);
  });

  it('that staff have changed stay as they are when the files are taken over again', async () => {
    const desk = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
    const [shipped] = await as(desk, scriptsBelow);
    if (!shipped) throw new Error('No script came with the files');
    const changed = { ...shipped.content, say: 'In our own words' };
    await as(desk, (db) => editScript(db, { ...shipped, content: changed }, actorAt(desk)));
    const owner = postgres(database().ownerUrl, { max: 1, onnotice: () => undefined });
    await syncTenants(owner, await readTenants('tenants'));
    await owner.end();
    expect(await as(desk, (db) => scriptById(db, shipped.id))).toMatchObject({ version: 2, content: changed });
  });
});
