import { paths } from '~/paths';
import { Button, Field, HiddenFields } from '~/ui';
import { REQUEST_STATUS } from '~/features/requests/schema';

/** Finds a request of any status by what somebody has at hand. */
export function SearchRequests({ tenant }: { tenant: string }) {
  return (
    <form method="post" action={paths.requests(tenant)} role="search">
      <HiddenFields values={{ status: Object.keys(REQUEST_STATUS) }} />
      <Field
        name="q"
        label="Name, reference, phone or postcode"
        type="search"
        width={30}
        spellCheck={false}
        action={<Button variant="secondary">Search</Button>}
      />
    </form>
  );
}
