import type { PublicContent } from '~/features/provision/schema';
import type { TenantConfig } from '~/features/tenants/schema';
import { layOut } from '~/platform/email/layout';
import { phone as readable } from '~/ui/format/phone';

/** What a caller was told about, to have it in writing. Public facts alone, and nothing about the call. */
export function signpostLetter(sender: TenantConfig, entries: readonly PublicContent[]) {
  return {
    template: 'signposts',
    subject: 'What we told you about on the phone',
    body: layOut({
      sender: { name: sender.name, phone: sender.phone },
      paragraphs: ['These are the places we told you about.', ...entries.map(facts)],
      because: 'You get this message because you asked us for it on the phone.',
    }),
  };
}

function facts({ name, summary, address, postcode, phone, email, website, cost, eligibility }: PublicContent): string {
  const lines = [
    name,
    shortened(summary),
    [address, postcode].filter(Boolean).join(', '),
    phone && `Phone: ${readable(phone)}`,
    email && `Email: ${email}`,
    website,
    cost && `Cost: ${cost}`,
    eligibility && `For: ${eligibility}`,
  ];
  return lines.filter((line) => line).join('\n');
}

const LONGEST_SUMMARY = 400;

/** A message holds 20,000 characters; the page of the entry has the rest. */
function shortened(summary: string): string {
  return summary.length > LONGEST_SUMMARY ? `${summary.slice(0, LONGEST_SUMMARY).trimEnd()} …` : summary;
}
