import { index, prefix, route, type RouteConfig } from '@remix-run/route-config';

/** Every URL of the product and its file, in the users' nouns. A verb that is not list, show, add or edit is a noun. */
export default [
  index('features/councils/routes/find.tsx'),

  route('sign-in', 'features/staff/routes/sign-in.tsx'),
  route('sign-out', 'features/staff/routes/sign-out.tsx'),
  route('desks', 'features/staff/routes/desks.tsx'),
  route('invite/:token', 'features/staff/routes/invitation.tsx'),

  route('my/request/:token', 'features/requests/routes/mine.tsx'),
  route('my/offer/:token', 'features/offers/routes/mine.tsx'),
  route('my/entry/:token', 'features/provision/routes/mine.tsx'),

  route(':tenant', 'features/portal/routes/layout.tsx', [
    index('features/portal/routes/home.tsx'),
    route('near', 'features/portal/routes/near.tsx'),
    ...prefix('map', [
      index('features/map/routes/portal-map.tsx'),
      route('points', 'features/map/routes/portal-points.ts'),
      route('boundaries', 'features/map/routes/boundaries.ts'),
    ]),
    route('directory', 'features/directory/routes/list.tsx'),
    route('directory/:id', 'features/directory/routes/show.tsx'),
    route('progress', 'features/portal/routes/progress.tsx'),
    route('information/:page', 'features/portal/routes/page.tsx'),
    route('get-help/:step?', 'features/requests/routes/get-help.tsx'),
    route('offer-help/:step?', 'features/offers/routes/offer-help.tsx'),
    route('groups/:step?', 'features/provision/routes/groups.tsx'),
    route('directory/:id/claim', 'features/provision/routes/claim.tsx'),
    route('directory/:id/correction', 'features/provision/routes/correction.tsx'),
  ]),

  // Open data, without the portal's frame: Open Referral UK 3.0.
  ...prefix(':tenant/open-referral/3.0', [
    index('features/open-referral/routes/root.ts'),
    route('services', 'features/open-referral/routes/services.ts'),
    route('services/:id', 'features/open-referral/routes/service.ts'),
    route('service_at_locations', 'features/open-referral/routes/service-at-locations.ts'),
    route('service_at_locations/:id', 'features/open-referral/routes/service-at-location.ts'),
    route('organizations', 'features/open-referral/routes/organizations.ts'),
    route('organizations/:id', 'features/open-referral/routes/organization.ts'),
    route('taxonomies', 'features/open-referral/routes/taxonomies.ts'),
    route('taxonomies/:id', 'features/open-referral/routes/taxonomy.ts'),
    route('taxonomy_terms', 'features/open-referral/routes/taxonomy-terms.ts'),
    route('taxonomy_terms/:id', 'features/open-referral/routes/taxonomy-term.ts'),
  ]),

  route(':tenant/desk', 'features/desk/routes/layout.tsx', [
    index('features/desk/routes/home.tsx'),
    ...prefix('requests', [
      index('features/requests/routes/list.tsx'),
      route('new', 'features/requests/routes/new.tsx'),
      route(':id', 'features/requests/routes/show.tsx'),
      route(':id/edit', 'features/requests/routes/edit.tsx'),
      route(':id/notes', 'features/requests/routes/notes.tsx'),
      route(':id/needs', 'features/requests/routes/needs.tsx'),
      route(':id/closure', 'features/requests/routes/closure.tsx'),
      route(':id/reopening', 'features/requests/routes/reopening.tsx'),
      route(':id/holder', 'features/requests/routes/holder.tsx'),
      route(':id/link', 'features/requests/routes/link.tsx'),
      route(':id/matches', 'features/matches/routes/matches.tsx'),
      route(':id/helpers', 'features/matches/routes/helpers.tsx'),
      route(':id/views', 'features/audit/routes/request-views.tsx'),
    ]),
    ...prefix('offers', [
      index('features/offers/routes/list.tsx'),
      route('new', 'features/offers/routes/new.tsx'),
      route(':id', 'features/offers/routes/show.tsx'),
      route(':id/edit', 'features/offers/routes/edit.tsx'),
      route(':id/notes', 'features/offers/routes/notes.tsx'),
      route(':id/link', 'features/offers/routes/link.tsx'),
      route(':id/status', 'features/offers/routes/status.tsx'),
      route(':id/views', 'features/audit/routes/offer-views.tsx'),
    ]),
    ...prefix('provision', [
      index('features/provision/routes/list.tsx'),
      route('new', 'features/provision/routes/new.tsx'),
      route(':id', 'features/provision/routes/show.tsx'),
      route(':id/edit', 'features/provision/routes/edit.tsx'),
      route(':id/confirmation', 'features/provision/routes/confirmation.tsx'),
      route(':id/status', 'features/provision/routes/status.tsx'),
      route(':id/versions', 'features/provision/routes/versions.tsx'),
      route(':id/changes/:change', 'features/provision/routes/change.tsx'),
      route(':id/joining', 'features/provision/routes/joining.tsx'),
      route(':id/merge', 'features/provision/routes/merge.tsx'),
    ]),
    route('provision/export', 'features/exchange/routes/export.ts'),
    ...prefix('provision/imports', [
      index('features/exchange/routes/list.tsx'),
      route('new', 'features/exchange/routes/new.tsx'),
      route(':id', 'features/exchange/routes/show.tsx'),
      route(':id/refused', 'features/exchange/routes/refused.ts'),
    ]),
    ...prefix('messages', [
      index('features/messages/routes/list.tsx'),
      route(':id', 'features/messages/routes/show.tsx'),
    ]),
    ...prefix('pages', [
      index('features/pages/routes/list.tsx'),
      route('new', 'features/pages/routes/new.tsx'),
      route(':page', 'features/pages/routes/edit.tsx'),
    ]),
    route('outbox', 'features/messages/routes/outbox.tsx'),
    ...prefix('map', [
      index('features/map/routes/desk-map.tsx'),
      route('points', 'features/map/routes/desk-points.ts'),
    ]),
    route('localities', 'features/localities/routes/drawing.tsx'),
    ...prefix('people', [
      index('features/staff/routes/people.tsx'),
      route('new', 'features/staff/routes/new.tsx'),
      route('outbox', 'features/messages/routes/staff-outbox.tsx'),
      route(':user/ending', 'features/staff/routes/ending.tsx'),
      route(':user/link', 'features/staff/routes/link.tsx'),
    ]),
  ]),
] satisfies RouteConfig;
