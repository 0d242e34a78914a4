import { describe, expect, it } from 'vitest';
import { withPortal } from '#db/client.server';
import { newId } from '#db/id';
import { savePage } from '~/features/pages/commands.server';
import { deskPages, versionsOf, versionText } from '~/features/pages/queries.server';
import type { PageForm, PageState } from '~/features/pages/schema';
import { pageBySlug, pagesOf } from '~/features/tenants/queries.server';
import { as, deskAt, KINVER, setTheStage, SOUTH_STAFFORDSHIRE, CODSALL } from '../requests/stage';

setTheStage();

const form = (slug: string, version: number, wish: Partial<PageForm> = {}): PageForm => ({
  id: newId(),
  version,
  slug,
  title: `Title ${version}`,
  summary: 'About it',
  markdown: `Text ${version}`,
  position: 5,
  do: 'publish',
  ...wish,
});
const shown = (tenantNo: number, slug: string) => withPortal({}, (db) => pageBySlug(db, tenantNo, slug));

async function save(wish: PageForm, state: PageState = 'published', tenantNo = SOUTH_STAFFORDSHIRE, isNew = false) {
  const desk = await deskAt(tenantNo, 'officer');
  return as(desk, (db) => savePage(db, desk, wish, { state, isNew }));
}

describe('a new page', () => {
  it('does not take the place of one of a file, also of a council above: that one is opened and changed', async () => {
    const file = await shown(KINVER, 'privacy');
    expect(file).not.toBeNull();
    for (const state of ['draft', 'published'] as const) {
      expect(await save(form('privacy', 0), state, KINVER, true)).toEqual({ kind: 'outdated' });
    }
    expect(await shown(KINVER, 'privacy')).toEqual(file);
    const twice = form('heronry', 0);
    for (const _ of [1, 2]) {
      expect(await save(twice, 'published', KINVER, true)).toEqual({ kind: 'saved', version: 1 });
    }
    expect(await save(form('privacy', 0), 'published', KINVER)).toEqual({ kind: 'saved', version: 1 });
  });
});

describe('a page that staff write', () => {
  it('is on the portal once it is published, and on those below, and no sooner', async () => {
    expect(await save(form('floods', 0), 'draft')).toEqual({ kind: 'saved', version: 1 });
    expect(await shown(SOUTH_STAFFORDSHIRE, 'floods')).toBeNull();
    await save(form('floods', 1));
    expect(await shown(SOUTH_STAFFORDSHIRE, 'floods')).toMatchObject({ title: 'Title 1', markdown: 'Text 1' });
    expect(await shown(KINVER, 'floods')).toMatchObject({ title: 'Title 1' });
    await save(form('floods', 2), 'draft');
    expect(await shown(SOUTH_STAFFORDSHIRE, 'floods')).toMatchObject({ title: 'Title 1' });
  });

  it('stands before what came with the files, which shows again when it is taken down', async () => {
    const before = await shown(SOUTH_STAFFORDSHIRE, 'privacy');
    await save(form('privacy', 0));
    expect(await shown(SOUTH_STAFFORDSHIRE, 'privacy')).toMatchObject({ markdown: 'Text 0' });
    const listed = await withPortal({}, (db) => pagesOf(db, KINVER));
    expect(listed.filter(({ slug }) => slug === 'privacy')).toMatchObject([{ title: 'Title 0', written: true }]);
    await save(form('privacy', 1), 'withdrawn');
    expect(await shown(SOUTH_STAFFORDSHIRE, 'privacy')).toEqual(before);
  });

  it('is listed as taken down where nothing stands behind it, and can be put up again', async () => {
    await save(form('tankers', 0));
    await save(form('tankers', 1, { title: 'Water tankers' }), 'withdrawn');
    expect(await shown(SOUTH_STAFFORDSHIRE, 'tankers')).toBeNull();
    const desk = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
    const listed = async () =>
      (await as(desk, (db) => deskPages(db, SOUTH_STAFFORDSHIRE))).filter(({ slug }) => slug === 'tankers');
    expect(await listed()).toEqual([{ slug: 'tankers', title: 'Water tankers', shown: 'takenDown', draft: false }]);
    await save(form('tankers', 2));
    expect(await listed()).toEqual([{ slug: 'tankers', title: 'Title 2', shown: 'own', draft: false }]);
  });

  it('is saved once however often it is sent, and not over what somebody else wrote since', async () => {
    const once = form('water', 0);
    expect([await save(once), await save(once)]).toEqual([
      { kind: 'saved', version: 1 },
      { kind: 'saved', version: 1 },
    ]);
    expect(await save(form('water', 0))).toEqual({ kind: 'outdated' });
    expect(await save({ ...once, markdown: 'Boil it' })).toEqual({ kind: 'outdated' });
    expect(await save(once, 'withdrawn')).toEqual({ kind: 'outdated' });
    const both = await Promise.all([save(form('water', 1)), save(form('water', 1))]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['outdated', 'saved']);
  });

  it('keeps who wrote what, and each version to put back', async () => {
    await save(form('snow', 0));
    await save(form('snow', 1, { restored: 1 }));
    const desk = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
    const told = await as(desk, (db) => versionsOf(db, SOUTH_STAFFORDSHIRE, 'snow'));
    expect(told).toMatchObject([
      { version: 2, state: 'published', authorName: 'Priya Nair', restoredFrom: 1 },
      { version: 1, state: 'published', authorName: 'Priya Nair', restoredFrom: null },
    ]);
    expect(await as(desk, (db) => versionText(db, SOUTH_STAFFORDSHIRE, 'snow', 1))).toMatchObject({ title: 'Title 0' });
    const pages = await as(desk, (db) => deskPages(db, SOUTH_STAFFORDSHIRE));
    expect(pages.find(({ slug }) => slug === 'snow')).toMatchObject({ shown: 'own', draft: false });
  });

  it('is nobody else’s', async () => {
    const desk = await deskAt(CODSALL, 'clerk');
    expect(await as(desk, (db) => versionsOf(db, SOUTH_STAFFORDSHIRE, 'snow'))).toEqual([]);
    await expect(
      as(desk, (db) =>
        savePage(db, { ...desk, tenant: { ...desk.tenant, tenantNo: KINVER } }, form('mine', 0), {
          state: 'published',
          isNew: false,
        }),
      ),
    ).rejects.toThrow();
  });
});
