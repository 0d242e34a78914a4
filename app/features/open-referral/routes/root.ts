import { portalLoader } from '~/door.server';
import { feedAnswer } from '../answer.server';

const PROFILE = 'https://docs.openreferraluk.org/en/latest/';
const OPENAPI =
  'https://raw.githubusercontent.com/tpximpact/OpenReferralApi/refs/heads/main/OpenReferralApi/Schemas/V3.0-UK/open_api.json';

/** What the feed is: Open Referral UK 3.0. */
export const loader = portalLoader({ public: true }, async ({ request }) =>
  Promise.resolve(feedAnswer(request, { version: 'HSDS-UK-3.0', profile: PROFILE, openapi_url: OPENAPI })),
);
