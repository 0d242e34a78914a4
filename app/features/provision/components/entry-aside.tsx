import { paths } from '~/paths';
import { ButtonGroup, Card, LinkButton, Meta, PhoneLink, PostButton } from '~/ui';
import { isAskedMove, MOVE_WORDS, type EntryMove } from '../moves';
import { GroupLinkCard } from './group-link';
import type { EntryPageData } from './record-page';

/** Beside an entry: whether it is still right, whom staff ask, and what may be done with it. */
export function EntryAside({ page }: { page: EntryPageData }) {
  return (
    <>
      <StillRight page={page} />
      {page.staff && <ForStaff staff={page.staff} />}
      <GroupLinkCard page={page} />
      <Acts page={page} />
    </>
  );
}

/** What a group signed up with is published or declined first: nobody has it to confirm yet. */
function StillRight({ page: { tenant, head, mayChange, ownToConfirm } }: { page: EntryPageData }) {
  if (head.signedUp) return null;
  const action = paths.entryPart(tenant.slug, head.id, 'confirmation');
  const version = { version: head.version };
  return (
    <Card title="Is it still right?" level={2} look={head.stale || ownToConfirm ? 'brand' : 'plain'}>
      <p className="ju-card__text">
        {head.confirmed} {head.confirmEvery}
      </p>
      {head.recordedBy && (
        <p className="ju-card__text">
          {head.recordedBy} recorded it on behalf of {head.holder}
          {ownToConfirm
            ? '. Confirm it, correct it, or take it over: then it is yours.'
            : ', which has not confirmed it yet.'}
        </p>
      )}
      {mayChange && (
        <ButtonGroup>
          <PostButton
            action={action}
            fields={version}
            small
            variant={ownToConfirm || head.stale ? 'primary' : 'secondary'}
          >
            Still right
          </PostButton>
          {ownToConfirm && (
            <>
              <LinkButton href={paths.entryPart(tenant.slug, head.id, 'edit')} variant="secondary" small>
                Correct it
              </LinkButton>
              <PostButton action={action} fields={{ ...version, intent: 'take_over' }} variant="secondary" small>
                Take it over
              </PostButton>
            </>
          )}
        </ButtonGroup>
      )}
    </Card>
  );
}

function ForStaff({ staff }: { staff: NonNullable<EntryPageData['staff']> }) {
  const { contactName, contactPhone, contactEmail, staffNotes, source, placePublic } = staff;
  const nothing = !contactName && !contactPhone && !contactEmail && !staffNotes && !source && placePublic;
  return (
    <Card title="For staff alone" level={2} look="tint">
      {nothing && <p className="ju-card__text">No contact behind it, and no notes.</p>}
      <Meta
        items={[
          { label: 'Ask for', value: contactName },
          { label: 'Phone', value: contactPhone && <PhoneLink number={contactPhone} /> },
          { label: 'Email', value: contactEmail && <a href={`mailto:${contactEmail}`}>{contactEmail}</a> },
          { label: 'Address', value: placePublic ? null : 'Not shown to the public: somebody’s home' },
          { label: 'Source', value: source },
        ]}
      />
      {staffNotes && <p className="ju-card__text ju-typed">{staffNotes}</p>}
    </Card>
  );
}

function Acts({ page: { tenant, head, moves, mayChange, mayHandOn } }: { page: EntryPageData }) {
  if (!mayChange) return null;
  return (
    <>
      <ButtonGroup>
        {moves.map((move) => (
          <Move tenant={tenant.slug} head={head} move={move} key={move} />
        ))}
      </ButtonGroup>
      <p className="govuk-body ju-screen-only">
        {mayHandOn && (
          <>
            <a href={paths.entryPart(tenant.slug, head.id, 'holder')}>Hand on</a> ·{' '}
          </>
        )}
        <a href={paths.entryPart(tenant.slug, head.id, 'versions')}>Versions</a> ·{' '}
        <a href={paths.entryPart(tenant.slug, head.id, 'merge')}>It stands here twice</a>
      </p>
    </>
  );
}

interface MoveProps {
  tenant: string;
  head: EntryPageData['head'];
  move: EntryMove;
}

function Move({ tenant, head: { id, version }, move }: MoveProps) {
  if (isAskedMove(move)) {
    return (
      <LinkButton href={paths.entryPart(tenant, id, 'status', { move })} variant="secondary" small>
        {MOVE_WORDS[move]}
      </LinkButton>
    );
  }
  return (
    <PostButton
      action={paths.entryPart(tenant, id, 'status')}
      fields={{ move, version }}
      variant={move === 'unpublish' ? 'secondary' : 'primary'}
      small
    >
      {MOVE_WORDS[move]}
    </PostButton>
  );
}
