import { z } from 'zod';
import { areaCodeSchema } from '~/features/tenants/fields';

/** The longest name of a locality, letters: it heads columns and filters. */
export const LONGEST_NAME = 60;

/**
 * The form with which a district draws its localities: every locality with its name and place in the order, every parish
 * with the locality it goes to. Rows that are new carry the id that they will have.
 */
export const drawingSchema = z.object({
  version: z.coerce.number().int().min(0).max(1_000_000),
  localities: z
    .array(
      z.object({
        id: z.uuid(),
        name: z
          .string()
          .trim()
          .max(LONGEST_NAME, `Use ${LONGEST_NAME} characters or fewer`)
          .default('')
          .transform((name) => name.replace(/\s+/g, ' ')),
        position: z.coerce
          .number('Enter a number')
          .int('Enter a whole number')
          .min(1)
          .max(99, 'Enter 1 to 99')
          .default(99),
        remove: z.literal('yes').optional(),
      }),
    )
    .max(60)
    .default([]),
  parishes: z
    .array(z.object({ code: areaCodeSchema, locality: z.uuid().optional() }))
    .max(500)
    .default([]),
});
export type DrawingForm = z.output<typeof drawingSchema>;

/** A parish, or an unparished area, that has to lie in a locality. */
export interface Parish {
  code: string;
  name: string;
}

/** A locality as it will be. */
export interface Drawn {
  id: string;
  name: string;
  areas: string[];
}
