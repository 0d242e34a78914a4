import { z } from 'zod';
import { chosenCouncil, councilFields } from '~/features/requests/desk-form';

/** To which council an entry goes, and why. */
export const entryHolderSchema = z
  .object({ version: z.coerce.number().int(), ...councilFields })
  .transform((typed, context) => chosenCouncil(typed, context));
