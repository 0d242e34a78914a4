import { Card, PostButton } from '~/ui';
import type { PrivateLink } from '../private-link.server';

interface LinkCardProps {
  /** Whose link it is: "the resident". */
  whose: string;
  link: PrivateLink;
  /** Whether there is an address to send one to. */
  addressed: boolean;
  /** Where the button posts to. */
  action: string;
}

/** What the desk may know of a record's private link, and the button that ends it and sends a new one. */
export function LinkCard({ whose, link, addressed, action }: LinkCardProps) {
  return (
    <div className="ju-screen-only">
      <Card title="Private link" level={2}>
        <p className="ju-card__text">
          {link.open
            ? `With it ${whose} reads and changes this without an account.`
            : 'It was ended: nobody reads or changes this with one now.'}
        </p>
        {addressed ? (
          <PostButton action={action} fields={{ made: link.made }} variant="secondary" small>
            Send a new private link
          </PostButton>
        ) : (
          <p className="ju-card__text">Enter an email address under Edit to send a new one.</p>
        )}
      </Card>
    </div>
  );
}
