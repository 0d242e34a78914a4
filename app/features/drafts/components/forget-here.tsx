import { PostButton, Section } from '~/ui';

interface ForgetHereProps {
  /** "request", "offer". */
  what: string;
  /** Where the page after sending is: it takes the wish. */
  action: string;
}

/** After sending: until when this device leads to the record, and the button for whoever shares it with others. */
export function ForgetHere({ what, action }: ForgetHereProps) {
  return (
    <Section title="Is this a shared computer?">
      <p className="govuk-body">
        For two hours, or until you close the browser, whoever uses it next can open your {what} from here. Once you
        have noted the reference and kept the link, let it be forgotten on this computer. We still have your {what}.
      </p>
      <PostButton action={action} fields={{ intent: 'clear' }} variant="secondary">
        {`This is a shared computer: forget my ${what} here`}
      </PostButton>
    </Section>
  );
}
