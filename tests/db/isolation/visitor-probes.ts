import { answers, refused, touches, type Probe } from './probes';
import type { Rows } from './rows';
import { idOf, offerAt, provisionAt, requestAt, TENANTS, TENANT_TABLES, tokenAt } from './world';

const HERE = 901_001_001;
const THERE = 901_001_002;
const NOBODY = '0'.repeat(64);

/** The public role: adds submissions for one tenant, reads nothing of anybody's. */
export function visitorProbes(rows: Rows): Probe[] {
  return [
    ...portalProbes(rows),
    ...draftProbes(rows),
    ...requestLinkProbes(rows),
    ...offerLinkProbes(rows),
    ...provisionLinkProbes(rows),
    ...letterProbes(),
  ];
}

const fresh = (table: string): Record<string, unknown> => {
  if (table.endsWith('_link')) return { token_hash: 'f'.repeat(64) };
  if (table === 'offer_category') return { category: 2 };
  if (table === 'offer_area') return { area_code: 'E04999998' };
  return { id: idOf(99, TENANTS[0]), reference: 'JU-NEW', ...(table === 'provision' ? { published: false } : {}) };
};

function portalProbes(rows: Rows): Probe[] {
  const adds = [
    'request',
    'need',
    'request_event',
    'request_link',
    'offer',
    'offer_category',
    'offer_area',
    'offer_event',
    'offer_link',
    'mail',
    'provision',
    'provision_event',
    'provision_link',
    'provision_change',
  ];
  const readable = ['incident', 'form_draft'];
  const open = rows.copy('provision', HERE, { ...fresh('provision'), published: true });
  return [
    refused('portal publishes what nobody looked at', { role: 'portal', allowed: { writeTo: HERE }, ...open }),
    ...[{ kind: 1 }, { kind: 4 }, { kind: 2, status: 2 }].map((change) => {
      const inAnothersName = rows.copy('provision_change', HERE, { ...fresh('provision_change'), ...change });
      const name = `portal adds a change ${JSON.stringify(change)}`;
      return refused(name, { role: 'portal', allowed: { writeTo: HERE }, ...inAnothersName });
    }),
    ...adds.flatMap((table) => {
      const asked = { ...fresh(table), ...(table === 'provision_change' ? { kind: 2 } : {}) };
      const own = rows.copy(table, HERE, asked);
      const foreign = rows.copy(table, THERE, asked);
      return [
        touches(`portal adds ${table}`, 1, { role: 'portal', allowed: { writeTo: HERE }, ...own }),
        refused(`portal adds ${table} elsewhere`, { role: 'portal', allowed: { writeTo: HERE }, ...foreign }),
        refused(`portal adds ${table} unasked`, { role: 'portal', ...own }),
      ];
    }),
    ...TENANT_TABLES.filter((table) => !readable.includes(table)).map((table) =>
      refused(`portal reads ${table}`, { role: 'portal', allowed: { writeTo: HERE }, sql: `select from "${table}"` }),
    ),
  ];
}

function draftProbes(rows: Rows): Probe[] {
  const mine = { tokenHash: tokenAt('draft', HERE) };
  const own = rows.copy('form_draft', HERE, { token_hash: NOBODY });
  return [
    answers('a draft is found by its token', [HERE], {
      role: 'portal',
      allowed: mine,
      sql: 'select tenant_no as v from form_draft',
    }),
    answers('no draft without a token', [], { role: 'portal', sql: 'select tenant_no as v from form_draft' }),
    touches('a draft is changed by its token', 1, {
      role: 'portal',
      allowed: mine,
      sql: "update form_draft set answers = '{}'",
    }),
    touches('a draft is removed by its token', 1, { role: 'portal', allowed: mine, sql: 'delete from form_draft' }),
    touches('a draft is begun with its token', 1, { role: 'portal', allowed: { tokenHash: NOBODY }, ...own }),
    refused('a draft is begun with another token', { role: 'portal', allowed: mine, ...own }),
  ];
}

function requestLinkProbes(rows: Rows): Probe[] {
  const allowed = { tokenHash: tokenAt('request', HERE) };
  const link = (sql: string, params?: unknown[]) => ({
    role: 'link' as const,
    allowed,
    sql,
    ...(params ? { params } : {}),
  });
  const need = rows.copy('need', HERE, fresh('need'));
  const event = rows.copy('request_event', HERE, fresh('request_event'));
  const othersNeed = rows.copy('need', THERE, fresh('need'));
  const othersEvent = rows.copy('request_event', THERE, fresh('request_event'));
  return [
    ...['request_link', 'request', 'need'].map((table) =>
      answers(`a request's link reads its ${table}`, [HERE], link(`select tenant_no as v from "${table}"`)),
    ),
    ...['request_link', 'request', 'need', 'offer_link', 'offer', 'offer_category', 'offer_area'].map((table) =>
      answers(`an unknown link reads no ${table}`, [], {
        role: 'link',
        allowed: { tokenHash: NOBODY },
        sql: `select tenant_no as v from "${table}"`,
      }),
    ),
    touches('a link changes its request', 1, link('update request set status = 5')),
    touches('a link changes its need', 1, link('update need set status = 5')),
    touches('a link adds a need', 1, link(need.sql, need.params)),
    touches('a link adds an event', 1, link(event.sql, event.params)),
    refused("a link adds a need to another's request", link(othersNeed.sql, othersNeed.params)),
    refused("a link adds an event to another's request", link(othersEvent.sql, othersEvent.params)),
    refused(
      'a link hands its request on',
      link(`update request set tenant_no = ${THERE} where id = '${requestAt(HERE)}'`),
    ),
    ...['request_note', 'request_event', 'match', 'assignment', 'view_record', 'mail', 'app_user', 'form_draft'].map(
      (table) => refused(`a link reads ${table}`, link(`select from "${table}"`)),
    ),
  ];
}

function offerLinkProbes(rows: Rows): Probe[] {
  const allowed = { tokenHash: tokenAt('offer', HERE) };
  const link = (sql: string, params?: unknown[]) => ({
    role: 'link' as const,
    allowed,
    sql,
    ...(params ? { params } : {}),
  });
  const event = rows.copy('offer_event', HERE, fresh('offer_event'));
  const othersEvent = rows.copy('offer_event', THERE, fresh('offer_event'));
  return [
    ...['offer_link', 'offer', 'offer_category', 'offer_area'].map((table) =>
      answers(`an offer's link reads its ${table}`, [HERE], link(`select tenant_no as v from "${table}"`)),
    ),
    touches('a link changes its offer', 1, link('update offer set status = 3')),
    touches('a link states another check on its offer', 1, link('update offer set dbs = 2, dbs_until = null')),
    touches(
      'a link says who and where its offer is now',
      1,
      link(
        "update offer set name = 'N', contact_name = null, charity_no = null, postcode = null, area_code = null, loc = null",
      ),
    ),
    touches('a link adds an event to its offer', 1, link(event.sql, event.params)),
    refused("a link adds an event to another's offer", link(othersEvent.sql, othersEvent.params)),
    refused('a link hands its offer on', link(`update offer set tenant_no = ${THERE} where id = '${offerAt(HERE)}'`)),
    ...['offer_category', 'offer_area'].flatMap((table) => {
      const own = rows.copy(table, HERE, fresh(table));
      const foreign = rows.copy(table, THERE, fresh(table));
      return [
        touches(`a link adds to its ${table}`, 1, link(own.sql, own.params)),
        refused(`a link adds to another's ${table}`, link(foreign.sql, foreign.params)),
        touches(`a link removes its ${table}`, 1, link(`delete from "${table}"`)),
      ];
    }),
  ];
}

/** The link of a letter to a council opens the letter, and no entry but as everybody reads it. */
function letterProbes(): Probe[] {
  const link = (sql: string, tokenHash = tokenAt('letter', HERE)) => ({
    role: 'link' as const,
    allowed: { tokenHash },
    sql,
  });
  const opens = 'select tenant_no as v from provision_letter';
  return [
    answers("a letter's link reads its letter", [HERE], link(opens)),
    answers('an unknown link reads no letter', [], link(opens, NOBODY)),
    answers("a group's link reads no letter", [], link(opens, tokenAt('provision', HERE))),
    answers("a letter's link reads no entry", [], link('select tenant_no as v from provision')),
    refused("a letter's link reads who knows it", link('select token_hash from provision_letter')),
  ];
}

function provisionLinkProbes(rows: Rows): Probe[] {
  const link = (sql: string, params?: unknown[]) => ({
    role: 'link' as const,
    allowed: { tokenHash: tokenAt('provision', HERE) },
    sql,
    ...(params ? { params } : {}),
  });
  const adds = ['provision_event', 'provision_change'];
  const staffOnly = rows.copy('provision_change', HERE, { ...fresh('provision_change'), kind: 2 });
  return [
    ...['provision_link', 'provision', 'provision_change'].flatMap((table) => [
      answers(`a group's link reads its ${table}`, [HERE], link(`select tenant_no as v from "${table}"`)),
      answers(`an unknown link reads no ${table}`, [], {
        role: 'link',
        allowed: { tokenHash: NOBODY },
        sql: `select tenant_no as v from "${table}"`,
      }),
    ]),
    touches('a link changes its entry', 1, link("update provision set summary = 'S', was_planned = true")),
    touches('a link puts right what waits', 1, link("update provision_change set proposed = '{}'")),
    refused('a link decides what waits', link('update provision_change set status = 2')),
    refused('a link publishes its entry', link('update provision set published = true')),
    refused('a link reads what is for staff', link('select staff_notes from provision')),
    refused(
      'a link hands its entry on',
      link(`update provision set tenant_no = ${THERE} where id = '${provisionAt(HERE)}'`),
    ),
    refused('a link leaves a suggestion in somebody else’s name', link(staffOnly.sql, staffOnly.params)),
    ...adds.flatMap((table) => {
      const own = rows.copy(table, HERE, fresh(table));
      const foreign = rows.copy(table, THERE, fresh(table));
      return [
        touches(`a link adds ${table} to its entry`, 1, link(own.sql, own.params)),
        refused(`a link adds ${table} to another's entry`, link(foreign.sql, foreign.params)),
      ];
    }),
  ];
}
