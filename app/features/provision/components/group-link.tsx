import { paths } from '~/paths';
import { ButtonGroup, Card, PostButton, When } from '~/ui';
import type { EntryPageData } from './record-page';

/** Whether the group that runs an entry has a private link to it; staff send a new one, or end it. */
export function GroupLinkCard({ page: { tenant, head, link } }: { page: EntryPageData }) {
  if (!link) return null;
  const action = paths.entryPart(tenant.slug, head.id, 'link');
  const { made, open, to } = link;
  return (
    <Card title="The group’s private link" level={2}>
      <p className="ju-card__text">
        {open ? (
          <>
            The group keeps this entry itself with a link sent <When iso={open.at} words={open.when} />.
          </>
        ) : made > 0 ? (
          'It was ended: the group cannot change the entry any more.'
        ) : (
          'The group has none yet. With one it keeps the entry itself.'
        )}
      </p>
      {!to && (
        <p className="ju-card__text">
          To send one, <a href={paths.entryPart(tenant.slug, head.id, 'edit')}>enter their email address</a> for staff
          first.
        </p>
      )}
      <ButtonGroup>
        {to && (
          <PostButton action={action} fields={{ intent: 'send', made }} variant="secondary" small>
            {made > 0 ? 'Send a new private link' : 'Send a private link'}
          </PostButton>
        )}
        {open && (
          <PostButton action={action} fields={{ intent: 'end', made }} variant="secondary" small>
            End the private link
          </PostButton>
        )}
      </ButtonGroup>
    </Card>
  );
}
