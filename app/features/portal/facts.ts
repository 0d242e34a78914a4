/** What every page of a portal knows of its council: the answer of the layout's loader. */
export interface PortalFacts {
  brandColour: string;
  tenant: { slug: string; name: string; shortName: string };
  service: string;
  phone: { number: string; hours: string };
}

/** The route whose loader answers with them. */
export const PORTAL_LAYOUT = 'features/portal/routes/layout';
