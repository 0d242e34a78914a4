import { phone as spoken } from '~/ui/format/phone';
import type { OwnView } from '../../own-forms';
import { ownHref, type OwnEntryPage } from '../../own-page';

const SILENT = 'Nothing said';
const typed = (text: string) => <span className="ju-typed">{text || SILENT}</span>;

/** What everybody can read of an entry, each line with the way to its form while it is `open`. */
export function publicFacts({ content, token, hours, helps, covers }: OwnEntryPage, open: boolean) {
  const change = changeTo(token, open);
  const place = [content.address, content.postcode].filter(Boolean).join(', ');
  return [
    { label: 'Heading', value: content.name, ...change('words') },
    { label: 'Run by', value: content.runBy, ...change('who') },
    { label: 'Registered', value: registered(content), ...change('who') },
    { label: 'What you offer', value: typed(content.summary), ...change('words') },
    { label: 'Cost', value: content.cost || SILENT, ...change('words') },
    { label: 'For whom', value: typed(content.eligibility), ...change('words') },
    { label: 'Languages', value: content.languages || SILENT, ...change('words') },
    { label: 'Access', value: typed(content.access), ...change('words') },
    { label: 'Helps with', value: helps.join(', '), ...change('help') },
    { label: 'Helps in', value: covers, ...(content.everywhere ? {} : change('where')) },
    {
      label: 'Place',
      value: content.placePublic ? place || SILENT : 'Not shown; people see the parish',
      ...change('place'),
    },
    { label: 'Open', value: hours.join('. '), ...change('hours') },
    { label: 'Phone', value: content.phone ? spoken(content.phone) : 'Not given', ...change('contact') },
    { label: 'Email', value: content.email ?? 'Not given', ...change('contact') },
    { label: 'Website', value: content.website ?? 'Not given', ...change('contact') },
  ];
}

function registered({ charityNo, companyNo }: OwnEntryPage['content']): string {
  const numbers = [charityNo && `Charity ${charityNo}`, companyNo && `Company ${companyNo}`];
  return numbers.filter(Boolean).join(', ') || 'No number given';
}

/** What only the council sees. */
export function contactFacts({ content, token }: OwnEntryPage, open: boolean) {
  const change = changeTo(token, open);
  return [
    { label: 'Contact', value: content.contactName ?? 'Not given', ...change('private') },
    {
      label: 'Their phone',
      value: content.contactPhone ? spoken(content.contactPhone) : 'Not given',
      ...change('private'),
    },
    { label: 'Their email', value: content.contactEmail ?? 'Not given', ...change('private') },
  ];
}

function changeTo(token: string, open: boolean) {
  return (view: OwnView) => (open ? { change: { href: ownHref(token, view) } } : {});
}
