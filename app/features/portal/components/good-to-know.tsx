import { paths } from '~/paths';
import { Quiet, Section } from '~/ui';

interface GoodToKnowProps {
  tenantSlug: string;
  pages: readonly { slug: string; title: string; summary: string }[];
}

const GROUPS = 'for-groups-and-charities';

/** A council's information pages, how a request is going, and the way in for groups. */
export function GoodToKnow({ tenantSlug, pages }: GoodToKnowProps) {
  const groups = pages.find(({ slug }) => slug === GROUPS);
  const others = pages.filter((page) => page !== groups);
  const links = [
    ...others.map(({ slug, title, summary }) => ({ title, summary, href: paths.page(tenantSlug, slug) })),
    {
      title: 'I have asked already: how is it going?',
      summary: 'See it, add to it or take it back',
      href: paths.progress(tenantSlug),
    },
    ...(groups
      ? [{ title: 'For groups and charities', summary: groups.summary, href: paths.page(tenantSlug, GROUPS) }]
      : []),
    {
      title: 'Put your group or business on the map',
      summary: 'So that people find you, and keep your own entry right',
      href: paths.groups(tenantSlug),
    },
  ];
  return (
    <Section title="Good to know">
      <ul className="ju-links">
        {links.map(({ title, summary, href }) => (
          <li key={href}>
            <a href={href}>{title}</a>
            <br />
            <Quiet>{summary}</Quiet>
          </li>
        ))}
      </ul>
    </Section>
  );
}
