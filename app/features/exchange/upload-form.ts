import { z } from 'zod';
import { feedAddress } from './feed/address';

/** A list to be imported: a file or the address of a feed, and where it comes from. */
export const uploadSchema = z
  .object({
    id: z.uuid(),
    source: z
      .string({ error: 'Enter where the list comes from' })
      .trim()
      .min(1, 'Enter where the list comes from')
      .max(300, 'Use 300 characters or fewer'),
    address: z.string().trim().max(2000, 'Use 2,000 characters or fewer').optional(),
    file: z.instanceof(File).optional(),
  })
  .transform(({ address, file, ...rest }, context) => {
    // A browser sends an empty file for a field that nothing was chosen in.
    const chosen = file && (file.size > 0 || file.name !== '') ? file : null;
    if (chosen === null && address === undefined) {
      context.addIssue({ code: 'custom', path: ['file'], message: 'Choose a file, or enter the address of a feed' });
    }
    if (chosen !== null && address !== undefined) {
      context.addIssue({ code: 'custom', path: ['address'], message: 'Choose a file or enter an address, not both' });
    }
    const checked = address === undefined ? null : feedAddress(address);
    if (checked && !checked.ok) context.addIssue({ code: 'custom', path: ['address'], message: checked.words });
    return { ...rest, file: chosen, feedUrl: checked?.ok ? checked.url.href : null };
  });
