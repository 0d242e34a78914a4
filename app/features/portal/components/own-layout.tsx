import type { ReactNode } from 'react';
import { ATTRIBUTION } from '~/features/areas/attribution';
import { paths } from '~/paths';
import { PortalLayout, Reading } from '~/ui';
import { headNames } from '../title';

/** Whose pages these are: the council that holds the record. */
export interface HolderFacts {
  slug: string;
  name: string;
  shortName: string;
  service: string;
  phone: { number: string; hours: string };
}

interface OwnLayoutProps {
  holder: HolderFacts;
  foot: { demo: boolean; today: string };
  children: ReactNode;
}

/** The page of somebody's own record, in the look of the council that holds it. */
export function OwnLayout({ holder, foot, children }: OwnLayoutProps) {
  const head = headNames(holder.shortName, holder.service);
  const links = [
    { label: 'How we use your information', href: paths.page(holder.slug, 'privacy') },
    { label: 'Accessibility', href: paths.page(holder.slug, 'accessibility') },
  ];
  return (
    <PortalLayout
      tenant={{ name: head.name, homeHref: paths.portal(holder.slug) }}
      service={head.service}
      phone={holder.phone}
      footer={{ ...foot, links, attribution: ATTRIBUTION }}
    >
      <Reading>{children}</Reading>
    </PortalLayout>
  );
}
