/** Every URL of the product. Nothing else spells one: a page that moves is moved here and in routes.ts. */

/** By name; a list is repeated, what is empty is left out. */
export type Query = Readonly<Record<string, string | number | readonly string[] | undefined>>;

function withQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).flatMap(([key, value]) =>
    (typeof value === 'object' ? value : [value ?? '']).filter((one) => one !== '').map((one) => [key, String(one)]),
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}

const desk = (tenant: string, rest = '') => `/${tenant}/desk${rest}`;

export const paths = {
  home: () => '/',
  signIn: (returnTo?: string) => withQuery('/sign-in', { returnTo }),
  signedOut: () => '/sign-in?signedOut=yes',
  signOut: () => '/sign-out',
  forgottenPassword: (query?: { asked: 'yes' }) => withQuery('/forgotten-password', query),
  ownPassword: () => '/account/password',
  /** `straight`: after signing in, on to the only desk there is. */
  desks: (query?: { straight?: 'yes' }) => withQuery('/desks', query),
  invitation: (token: string) => `/invite/${token}`,

  portal: (tenant: string) => `/${tenant}`,
  /** The public directory: what there is, near a place or in all of a council's area. */
  directory: (tenant: string, query?: Query) => withQuery(`/${tenant}/directory`, query),
  directoryEntry: (tenant: string, id: string, query?: Query) => withQuery(`/${tenant}/directory/${id}`, query),
  getHelp: (tenant: string, step?: string) => `/${tenant}/get-help${step ? `/${step}` : ''}`,
  offerHelp: (tenant: string, step?: string) => `/${tenant}/offer-help${step ? `/${step}` : ''}`,
  /** A group or business puts itself on the community map. */
  groups: (tenant: string, step?: string) => `/${tenant}/groups${step ? `/${step}` : ''}`,
  /** "This is ours": a group claims an entry. */
  claim: (tenant: string, id: string) => `/${tenant}/directory/${id}/claim`,
  /** Somebody knows better than an entry. */
  correction: (tenant: string, id: string) => `/${tenant}/directory/${id}/correction`,
  page: (tenant: string, page: string) => `/${tenant}/information/${page}`,
  publicMap: (tenant: string, query?: Query) => withQuery(`/${tenant}/map`, query),
  publicMapPoints: (tenant: string, query?: Query) => withQuery(`/${tenant}/map/points`, query),
  /** `version` names the state of the outlines: what it answers never changes. */
  /** The worker of maps that fetch from outside: under a policy of its own. */
  mapWorker: (tenant: string) => `/${tenant}/map/worker`,
  boundaries: (tenant: string, version: string) => withQuery(`/${tenant}/map/boundaries`, { version }),
  progress: (tenant: string, query?: Query) => withQuery(`/${tenant}/progress`, query),

  myRequest: (token: string) => `/my/request/${token}`,
  myOffer: (token: string) => `/my/offer/${token}`,
  /** A group's own entry of the community map. */
  myProvision: (token: string) => `/my/entry/${token}`,
  /** What a letter asks a council about. */
  myLetter: (token: string, query?: Query) => withQuery(`/my/entries/${token}`, query),

  desk: (tenant: string) => desk(tenant),
  requests: (tenant: string, query?: Query) => withQuery(desk(tenant, '/requests'), query),
  newRequest: (tenant: string) => desk(tenant, '/requests/new'),
  /** `need` is the one to show: the page opens on it. */
  request: (tenant: string, id: string, query?: Query, need?: string) =>
    withQuery(desk(tenant, `/requests/${id}`), query) + (need ? `#need-${need}` : ''),
  requestPart: (
    tenant: string,
    id: string,
    part:
      | 'edit'
      | 'notes'
      | 'closure'
      | 'reopening'
      | 'holder'
      | 'needs'
      | 'matches'
      | 'helpers'
      | 'views'
      | 'link'
      | 'nearby',
    query?: Query,
  ) => withQuery(desk(tenant, `/requests/${id}/${part}`), query),
  offers: (tenant: string, query?: Query) => withQuery(desk(tenant, '/offers'), query),
  newOffer: (tenant: string) => desk(tenant, '/offers/new'),
  offer: (tenant: string, id: string, query?: Query) => withQuery(desk(tenant, `/offers/${id}`), query),
  offerPart: (tenant: string, id: string, part: 'edit' | 'notes' | 'status' | 'views' | 'link', query?: Query) =>
    withQuery(desk(tenant, `/offers/${id}/${part}`), query),
  /** The community map at the desk. */
  entries: (tenant: string, query?: Query) => withQuery(desk(tenant, '/provision'), query),
  newEntry: (tenant: string) => desk(tenant, '/provision/new'),
  /** What may be the same as an entry that is being typed. */
  similarEntries: (tenant: string) => desk(tenant, '/provision/similar'),
  /** What a council asked others to have cover its people too. */
  wishes: (tenant: string) => desk(tenant, '/provision/wishes'),
  entry: (tenant: string, id: string, query?: Query) => withQuery(desk(tenant, `/provision/${id}`), query),
  entryPart: (
    tenant: string,
    id: string,
    part: 'edit' | 'confirmation' | 'status' | 'holder' | 'versions' | 'merge' | 'joining' | 'link' | 'sign-up',
    query?: Query,
  ) => withQuery(desk(tenant, `/provision/${id}/${part}`), query),
  entryChange: (tenant: string, id: string, change: string) => desk(tenant, `/provision/${id}/changes/${change}`),
  imports: (tenant: string, query?: Query) => withQuery(desk(tenant, '/provision/imports'), query),
  newImport: (tenant: string) => desk(tenant, '/provision/imports/new'),
  import: (tenant: string, id: string, query?: Query) => withQuery(desk(tenant, `/provision/imports/${id}`), query),
  /** What was refused, as a file to put right and send again. */
  importRefused: (tenant: string, id: string) => desk(tenant, `/provision/imports/${id}/refused`),
  exportProvision: (tenant: string) => desk(tenant, '/provision/export'),
  messages: (tenant: string, query?: Query) => withQuery(desk(tenant, '/messages'), query),
  message: (tenant: string, id: string) => desk(tenant, `/messages/${id}`),
  /** The portal's information pages, at the desk. */
  deskPages: (tenant: string) => desk(tenant, '/pages'),
  newDeskPage: (tenant: string) => desk(tenant, '/pages/new'),
  deskPage: (tenant: string, page: string, query?: Query) => withQuery(desk(tenant, `/pages/${page}`), query),
  outbox: (tenant: string) => desk(tenant, '/outbox'),
  /** What the parishes do and plan; `in` is the locality or district whose parishes are shown. */
  overview: (tenant: string, query?: Query) => withQuery(desk(tenant, '/overview'), query),
  localities: (tenant: string, query?: Query) => withQuery(desk(tenant, '/localities'), query),
  map: (tenant: string, query?: Query) => withQuery(desk(tenant, '/map'), query),
  mapPoints: (tenant: string, query?: Query) => withQuery(desk(tenant, '/map/points'), query),
  calls: (tenant: string, query?: Query) => withQuery(desk(tenant, '/calls'), query),
  call: (tenant: string, id: string, query?: Query) => withQuery(desk(tenant, `/calls/${id}`), query),
  callPart: (tenant: string, id: string, part: 'request' | 'call-back' | 'finish', query?: Query) =>
    withQuery(desk(tenant, `/calls/${id}/${part}`), query),
  /** Where the open page of a call saves what is typed; it shows nothing. */
  callDraft: (tenant: string, id: string) => desk(tenant, `/calls/${id}/draft`),
  callBack: (tenant: string, id: string) => desk(tenant, `/calls/back/${id}`),
  callFigures: (tenant: string, query?: Query) => withQuery(desk(tenant, '/calls/figures'), query),
  scripts: (tenant: string, query?: Query) => withQuery(desk(tenant, '/scripts'), query),
  newScript: (tenant: string) => desk(tenant, '/scripts/new'),
  script: (tenant: string, id: string, query?: Query) => withQuery(desk(tenant, `/scripts/${id}`), query),
  people: (tenant: string, query?: Query) => withQuery(desk(tenant, '/people'), query),
  newPerson: (tenant: string) => desk(tenant, '/people/new'),
  staffOutbox: (tenant: string) => desk(tenant, '/people/outbox'),
  endPerson: (tenant: string, user: string, membership: { at: number; as: string }) =>
    withQuery(desk(tenant, `/people/${user}/ending`), membership),
  personLink: (tenant: string, user: string) => desk(tenant, `/people/${user}/link`),
} as const;

/** Whether a file may be sent to the page at this path. */
export const takesFile = (path: string): boolean => /^\/[a-z0-9-]+\/desk\/provision\/imports\/new\/?$/.test(path);
