import { Section } from '~/ui';
import { number } from '~/ui/format/numbers';
import type { CountLink } from '../present.server';

interface CountLinksProps {
  title: string;
  lede?: string;
  links: readonly CountLink[];
}

/** Words with how many there are of each, each leading to its list. */
export function CountLinks({ title, lede, links }: CountLinksProps) {
  return (
    <Section title={title} lede={lede}>
      <ul className="ju-count-links">
        {links.map(({ label, count, href }) => (
          <li key={label}>
            <a href={href}>{label}</a> <span>{number(count)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
