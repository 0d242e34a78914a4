import { describe, expect, it } from 'vitest';
import { withPortal } from '#db/client.server';
import { newId } from '#db/id';
import { readJoining } from '~/features/provision/joining-page.server';
import { publishedHead } from '~/features/provision/queries-published.server';
import { readEntry } from '~/features/provision/record-page.server';
import { claim } from '~/features/provision/suggest.server';
import type { Role } from '~/platform/permissions/roles';
import {
  as,
  behind,
  CODSALL,
  CODSALL_AREA,
  deskAt,
  KINVER,
  KINVER_AREA,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
} from '../requests/stage';
import { recorded } from './stage';

setTheStage();

describe('what a visitor writes about an entry', () => {
  it('is for those who may see contacts, whose look at it is recorded; others learn its kind alone', async () => {
    const id = await recorded(KINVER, { name: 'Claimed choir' });
    const head = await withPortal({}, (db) => publishedHead(db, 41, id));
    if (!head) throw new Error('The entry is not public');
    const words = 'Ring 07700 900111, I live at 3 Church Close';
    const form = { change: newId(), name: 'Greta Claimant', role: 'chair', email: 'greta@choir.example', words };
    await withPortal({ writeTo: KINVER }, (db) => claim(db, head, form));
    const seen = async (no: number, role: Role) => {
      const desk = await deskAt(no, role);
      const { waiting, viewed } = await as(desk, (db) => readEntry(db, desk, id));
      return [waiting.map(({ what, said }) => [what, said]), viewed.map((view) => view.id)];
    };
    const what = 'A claim: “this is our entry”';
    expect(await seen(KINVER, 'clerk')).toEqual([[[what, { from: 'Greta Claimant', words }]], [id]]);
    expect(await seen(SOUTH_STAFFORDSHIRE, 'call_handler')).toEqual([[[what, null]], []]);
    expect(await seen(STAFFORDSHIRE, 'social_care')).toEqual([[[what, null]], []]);
  });
});

describe('what a council can ask to be covered too', () => {
  const open = async (no: number, id: string) => {
    const desk = await deskAt(no, no === SOUTH_STAFFORDSHIRE ? 'officer' : 'clerk');
    const { groups, ticked } = await as(desk, (db) => readJoining(db, desk, id));
    return { codes: groups.flatMap(({ options }) => options.map(({ value }) => value)), ticked };
  };

  it('is what the entry does not cover: not by name, not everywhere, not by a locality', async () => {
    const plain = await recorded(KINVER, { name: 'Kinver van', areaCodes: [KINVER_AREA] });
    expect(await open(CODSALL, plain)).toEqual({ codes: [CODSALL_AREA], ticked: [CODSALL_AREA] });
    const everywhere = await recorded(SOUTH_STAFFORDSHIRE, { name: 'District van', everywhere: true });
    expect(await open(CODSALL, everywhere)).toEqual({ codes: [], ticked: [] });
    expect(await open(SOUTH_STAFFORDSHIRE, everywhere)).toEqual({ codes: [], ticked: [] });
    const [own] = await behind()<{ id: string }[]>`
      select locality_id as id from locality_area where area_code = ${CODSALL_AREA}`;
    const locality = await recorded(SOUTH_STAFFORDSHIRE, { name: 'Locality van', localityIds: [String(own?.id)] });
    expect(await open(CODSALL, locality)).toEqual({ codes: [], ticked: [] });
    expect((await open(KINVER, locality)).ticked).toEqual([KINVER_AREA]);
  });
});
