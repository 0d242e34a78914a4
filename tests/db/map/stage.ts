import { HERE, offered } from '../offers/stage';
import { recorded } from '../provision/stage';
import {
  asked,
  CODSALL,
  CODSALL_AREA,
  KINVER,
  KINVER_AREA,
  SOUTH_STAFFORDSHIRE,
  STAFFORDSHIRE,
} from '../requests/stage';

/** Two parishes that share an outline: Acton Trussell and Bednall, and Teddesley Hay. */
export const [ACTON, TEDDESLEY] = ['E04008954', 'E04008980'];

/** Requests, offers and entries of four parishes of a district, and some of nobody knows where. */
export async function fillTheMap(): Promise<void> {
  for (const [areaCode, times] of [
    [KINVER_AREA, 4],
    [CODSALL_AREA, 6],
    [ACTON, 5],
    [TEDDESLEY, 2],
  ] as const) {
    for (let time = 0; time < times; time += 1)
      await asked({ areaCode, urgency: time % 2 ? 'food_today' : 'this_week' });
  }
  await asked({ areaCode: KINVER_AREA, status: 'done' });
  await asked({ areaCode: null, loc: null });
  await offered({ categories: [1] });
  await offered({ loc: null, categories: [2] });
  await offered({ areaCode: CODSALL_AREA, kind: 'group', charityNo: null, contactName: 'C' });
  await offered({ areaCode: TEDDESLEY, loc: null, categories: [5] });
  const put = (holderNo: number, wish: Parameters<typeof recorded>[1]) => recorded(holderNo, wish);
  await put(KINVER, { name: 'Kinver larder', everywhere: true, areaCode: KINVER_AREA, loc: HERE, categories: [1, 2] });
  await put(KINVER, { name: 'Kinver shop', kind: 'food', areaCodes: [KINVER_AREA] });
  await put(CODSALL, { name: 'Codsall drivers', areaCodes: [CODSALL_AREA, KINVER_AREA, TEDDESLEY] });
  await put(SOUTH_STAFFORDSHIRE, { name: 'Acton larder', status: 'planned', areaCodes: [ACTON, TEDDESLEY], loc: HERE });
  await put(SOUTH_STAFFORDSHIRE, { name: 'Hidden van', published: false, areaCodes: [ACTON], loc: HERE });
  await put(SOUTH_STAFFORDSHIRE, { name: 'Ended van', status: 'ended', areaCodes: [ACTON], loc: HERE });
  await put(STAFFORDSHIRE, { name: 'County line', everywhere: true, loc: HERE });
}
