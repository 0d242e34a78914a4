import { answers, refused, type Probe } from './probes';
import { ENDED, HIDDEN, MERGED, provisionAt, TENANTS, userAt } from './world';

const DISTRICT = { lo: 901_001_000, hi: 901_001_999, wlo: 901_001_000, whi: 901_001_999, actor: userAt(901_001_000) };

/** A word is told as long as a published entry has it: not once the last one is hidden, and again when another has it. */
function wordProbes(): Probe[] {
  const [first, second] = [provisionAt(901_001_001), provisionAt(901_001_002)];
  const named = (id: string, name: string) => `update provision set name = '${name}' where id = '${id}';`;
  const hidden = (id: string) => `update provision set published = false where id = '${id}';`;
  const told = (what: string, words: string[], ...before: string[]) =>
    answers(what, words, {
      role: 'app',
      allowed: { range: DISTRICT },
      sql: `${before.join(' ')} select word as v from provision_meant(901, '{quixotelly}')`,
    });
  const vouched = [named(first, 'Quixotely'), named(second, 'Quixotely')];
  return [
    told('a word is told that a published entry has', ['quixotely'], named(first, 'Quixotely')),
    told('a word is not told once its entry is hidden', [], named(first, 'Quixotely'), hidden(first)),
    told('a word is not told once no name has it', [], named(first, 'Quixotely'), named(first, 'Larder')),
    told('a word is told that another entry still has', ['quixotely'], ...vouched, hidden(first)),
    told('a word is not told once both are hidden', [], ...vouched, hidden(first), hidden(second)),
    told('a word is told again', ['quixotely'], named(first, 'Quixotely'), hidden(first), named(second, 'Quixotely')),
  ];
}

/** What is planned or paused is told once it is published, by a search that tells nothing else. */
function plannedProbe(): Probe {
  const [first, second] = [provisionAt(901_001_001), provisionAt(901_001_002)];
  const paused = `update provision set status = 3 where id in ('${first}', '${second}');`;
  return answers('what is paused is told where it is published', [first], {
    role: 'app',
    allowed: { range: DISTRICT },
    sql: `${paused} update provision set published = false where id = '${second}';
      select id as v from provision_planned(901, point(1, 1), 1e9, '{1}', 100)`,
  });
}

/** The search by place knows of nothing that is not published, was merged or has ended, whatever it is asked. */
export function nearProbes(): Probe[] {
  const open = (county: number) =>
    TENANTS.filter((no) => Math.floor(no / 1_000_000) === county && ![HIDDEN, MERGED, ENDED].includes(no)).map(
      provisionAt,
    );
  const of = (county: number) => TENANTS.filter((no) => Math.floor(no / 1_000_000) === county).join(',');
  const searches = (county: number) => [
    `provision_here('E04999999', '{${of(county)}}', '{${of(county)}}', '{}', null, null, null, null, 100)`,
    `provision_around(${county}, null, null, null, null, 0, 100)`,
    `provision_around(${county}, point(1, 1), null, null, null, 0, 100)`,
    `provision_around(${county}, point(1, 1), provision_found_by(${county}, '{}', 'larder'), '{1}', '{1}', 0, 100)`,
    `provision_within(${county}000000, ${county}999999, '{}', null, '{1}', null, null, null, 0, 100)`,
  ];
  const counted = (county: number) => `provision_count_around(${county}, point(1, 1), 1e9, '{1}', 100)`;
  const planned = "provision_planned(901, point(1, 1), 1e9, '{1}', 100)";
  const counties = [901, 902];
  const successor = (id: string) => ({ role: 'portal' as const, sql: `select provision_successor(902, '${id}') as v` });
  const meant = (county: number) => `provision_meant(${county}, '{lardder}') -- provision_word`;
  return [
    answers('entries called the same are those that everybody may read', open(901), {
      role: 'portal',
      sql: "select id as v from published_alike(901, 'R', 'Nobody')",
    }),
    ...(['app', 'portal'] as const).flatMap((role) => [
      answers(`${role} is told the word that was meant`, ['larder'], {
        role,
        sql: `select word as v from ${meant(901)}`,
      }),
      refused(`${role} reads the words of entries`, { role, sql: 'select from provision_word' }),
    ]),
    ...(['app', 'portal'] as const).flatMap((role) =>
      counties.flatMap((county) => [
        ...searches(county).map((search) =>
          answers(`${role} finds what is published: ${search}`, open(county), {
            role,
            sql: `select distinct id as v from ${search}`,
          }),
        ),
        answers(`${role} is told how much is published in ${county}`, [open(county).length], {
          role,
          sql: `select of_county as v from ${counted(county)}`,
        }),
      ]),
    ),
    ...wordProbes(),
    plannedProbe(),
    answers('what was merged leads on', [provisionAt(902_000_000)], successor(provisionAt(MERGED))),
    answers('what is not published leads nowhere', ['null'], successor(provisionAt(HIDDEN))),
    ...(['link', 'auth', 'jobs'] as const).flatMap((role) =>
      [...searches(901), counted(901), planned, `provision_meant(901, '{lardder}')`].map((search) =>
        refused(`${role} searches ${search}`, { role, sql: `select ${search}` }),
      ),
    ),
  ];
}
