import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { ServiceCards } from '~/features/portal/components/service-cards';
import { list } from '~/ui/format/numbers';
import { paths } from '~/paths';
import { PhoneLink } from '~/ui';
import { sorted, type HelpContext, type HelpFields, type HelpGiven, type HelpValues } from './form';

/** For some needs others are better, and are reached at once: said before anything personal is asked. */
export const otherServices = step<HelpValues, HelpContext, 'other-services'>({
  step: 'other-services',
  title: (given) => `${list(sorted(given).diverted.map(({ name }) => name))}: go straight to the people who can help`,
  asked: (given) => sorted(given).diverted.length > 0,
  endsHere,
  schema: (given) =>
    z
      .object({ seen: z.literal('yes') })
      .refine(() => !endsHere(given), 'Choose something else that we can help with, or use the services below')
      .transform(() => ({ seen: true as const })),
  Fields,
  summary: () => [],
});

function endsHere(given: HelpGiven): boolean {
  return sorted(given).ours.length === 0;
}

function Fields({ title, values, context }: HelpFields) {
  const { diverted, ours } = sorted({ values, context });
  const { slug, phone } = context.portal;
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      {diverted.map((category) => (
        <ServiceCards category={category} level={2} key={category.slug} />
      ))}
      {ours.length > 0 ? (
        <>
          <input type="hidden" name="seen" value="yes" />
          <p className="govuk-body">
            You also asked for help with <strong>{list(ours.map(({ name }) => name.toLowerCase()))}</strong>. We can
            arrange that: go on, and we ask what we need to know for it.
          </p>
        </>
      ) : (
        <>
          <p className="govuk-body">You do not need to give us your details for this.</p>
          <p className="govuk-body">
            Do you need food, medicine or anything else as well? <a href={paths.getHelp(slug, 'needs')}>Add it here</a>.
            If these services cannot help you, ring us on <PhoneLink number={phone.number} />, {phone.hours}.
          </p>
        </>
      )}
    </>
  );
}
