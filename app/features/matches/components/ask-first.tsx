import { AgreedField } from '~/features/requests/components/agreed-field';
import type { Typed } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import {
  Breadcrumbs,
  Button,
  ButtonGroup,
  ErrorSummary,
  HiddenFields,
  PageHeading,
  Reading,
  type FormErrors,
} from '~/ui';
import type { readAsking } from '../asking.server';

interface AskFirstProps {
  page: NonNullable<Awaited<ReturnType<typeof readAsking>>>;
  errors: FormErrors;
  typed: Typed | undefined;
}

/** Before a helper learns of somebody who did not agree to sharing: do they agree now? */
export function AskFirst({ page: { tenant, request, need, offer, action }, errors, typed }: AskFirstProps) {
  const back = paths.request(tenant.slug, request.id, {}, need.id);
  const fields = { intent: 'match', needId: need.id, offerId: offer.id };
  return (
    <Reading>
      <Breadcrumbs
        trail={[
          { label: 'Requests', href: paths.requests(tenant.slug) },
          { label: request.reference, href: back },
        ]}
        here="Ask first"
      />
      <ErrorSummary errors={errors} />
      <PageHeading
        title={`Ask ${request.name} before you match`}
        lede={`${offer.name} would learn who they are, where they live and that they need help with ${need.words}.${request.phone ? ` Their number is ${request.phone}.` : ''}`}
      />
      <form method="post" action={action} noValidate>
        <HiddenFields values={fields} />
        <AgreedField typed={typed} errors={errors} />
        <ButtonGroup>
          <Button>Match with {offer.name}</Button>
          <a className="govuk-link" href={back}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </Reading>
  );
}
