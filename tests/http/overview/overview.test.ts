import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { withTenant } from '#db/client.server';
import { createProvision } from '~/features/provision/create.server';
import { blankContent, type ProvisionContent } from '~/features/provision/schema';
import { rangeOf } from '~/features/tenants/rules';
import { THE_RESIDENT } from '~/platform/audit/actor';
import { CODSALL, DESK, KINVER, setTheStage, SOUTH_STAFFORDSHIRE, visitor } from '../requests/stage';

setTheStage();

async function recorded(holderNo: number, wish: Partial<ProvisionContent>): Promise<void> {
  const plain = blankContent({ kind: 'activity', name: 'Larder', runBy: 'R', summary: 'S', categories: [1] });
  const { lo, hi } = rangeOf(holderNo);
  const entry = { id: newId(), countyNo: 41, holderNo, recordedByNo: null, content: { ...plain, ...wish } };
  await withTenant({ lo, hi, wlo: lo, whi: hi }, (db) => createProvision(db, entry, THE_RESIDENT));
}

beforeAll(async () => {
  await recorded(KINVER, { everywhere: true });
  await recorded(KINVER, { everywhere: true, status: 'planned', categories: [1, 2] });
  await recorded(SOUTH_STAFFORDSHIRE, { areaCodes: ['E04008971'], status: 'paused' });
  await recorded(CODSALL, { everywhere: true, published: false, name: 'Hidden larder' });
  await recorded(SOUTH_STAFFORDSHIRE, { everywhere: true, name: 'Others’ larder' });
});

/** The links of the table that lead to a list, each with the number that stands in its cell. */
function links(html: string): { href: string; count: number }[] {
  const table = html.slice(html.indexOf('<table'), html.indexOf('</table>'));
  return [...table.matchAll(/<a href="([^"]*\/provision\?[^"]*)">(\d+) /g)].map(([, href = '', count]) => ({
    href: href.replaceAll('&amp;', '&'),
    count: Number(count),
  }));
}

describe('what the parishes do and plan', () => {
  it.each([
    ['coordinator', 200],
    ['officer', 200],
    ['clerk', 200],
    ['call_handler', 200],
    ['social_care', 200],
    ['administrator', 404],
  ] as const)('is read by a %s: %d', async (who, status) => {
    expect((await visitor(who).get(`${DESK[who]}/overview`)).status).toBe(status);
  });

  it('is closed to other councils', async () => {
    expect((await visitor('stranger').get(`${DESK.officer}/overview`)).status).toBe(404);
    expect((await visitor('clerk').get(`${DESK.stranger}/overview`)).status).toBe(404);
  });

  it.each(['coordinator', 'officer', 'clerk'] as const)(
    'leads a %s from each number to a list of so many',
    async (who) => {
      const { text } = await visitor(who).get(`${DESK[who]}/overview`);
      const found = links(text);
      expect(found.length).toBeGreaterThan(1);
      for (const { href, count } of found) {
        const list = (await visitor(who).get(href)).text;
        const shown = count === 1 ? 'Showing the only one' : `Showing all ${count}`;
        expect(list, href).toContain(shown);
      }
    },
  );

  it('leads from what others do to the directory, and names what nobody can see yet', async () => {
    const { text } = await visitor('clerk').get(`${DESK.clerk}/overview`);
    const directory =
      /<a href="(\/kinver\/directory\?place=E04008971&amp;category=food)">\d+ by others</.exec(text)?.[1] ?? '';
    const there = await visitor('clerk').get(directory.replaceAll('&amp;', '&'));
    expect([there.status, there.text.includes('Others’ larder')]).toEqual([200, true]);
    const hidden = (await visitor('stranger').get(`${DESK.stranger}/overview`)).text;
    expect(hidden).toContain('1 not published');
  });

  it('names the empty boxes as plainly as the full ones, also of a locality that is opened', async () => {
    const { text } = await visitor('officer').get(`${DESK.officer}/overview`);
    expect(text).toMatch(/\d+ of 40 boxes are empty/);
    expect(text).toMatch(/ju-matrix__cell--gap[^>]*><span>nothing<\/span>/);
    const opened = /href="([^"]*overview\?in=[^"]*)">Southern</.exec(text)?.[1] ?? '';
    const inside = (await visitor('officer').get(opened)).text;
    expect(inside).toContain('>Kinver<');
    expect(links(inside).length).toBeGreaterThan(1);
  });
});
