import { step } from '~/features/drafts/journey';
import { phone as spoken } from '~/ui/format/phone';
import { OwnContactFields, PublicContactFields } from '../components/contact-fields';
import { ownContactSchema, publicContactSchema } from '../group-fields';
import type { GroupContext, GroupValues } from './form';

/** How everybody can reach it. */
export const contact = step<GroupValues, GroupContext, 'contact'>({
  step: 'contact',
  title: () => 'How can people reach you?',
  schema: () => publicContactSchema,
  Fields: PublicContactFields,
  summary: (value) => [
    { label: 'Phone', value: value.phone ? spoken(value.phone) : 'Not given' },
    { label: 'Email', value: value.email ?? 'Not given' },
    { label: 'Website', value: value.website ?? 'Not given' },
  ],
});

/** Whom the council can ask; never shown to anybody else. */
export const ownContact = step<GroupValues, GroupContext, 'private'>({
  step: 'private',
  title: () => 'Whom can the council ask?',
  schema: () => ownContactSchema,
  Fields: OwnContactFields,
  summary: (value) => [
    { label: 'For the council only', value: value.contactName },
    { label: 'Their phone', value: value.contactPhone ? spoken(value.contactPhone) : 'Not given' },
    { label: 'Their email', value: value.contactEmail ?? 'Not given' },
  ],
});
