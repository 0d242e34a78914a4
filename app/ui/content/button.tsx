import type { ReactNode } from 'react';
import { classes } from '../classes';
import { HiddenFields, type HiddenValues } from '../forms/hidden-fields';
import { Kbd } from './kbd';

/** primary: the one act of the page. secondary: outlined. warning: cannot be undone. start: begins a form. inverse: on the brand colour. */
export type ButtonVariant = 'primary' | 'secondary' | 'warning' | 'start' | 'inverse' | 'inverse-outline' | 'link';

interface Look {
  variant?: ButtonVariant;
  /** For buttons in table rows and cards. */
  small?: boolean;
  /** The key that presses this button on the call desk, shown on it. */
  keys?: string;
  /** Said to screen readers after the words: "Match" … "Sam Whitlock with food and supplies". */
  about?: string;
  children: ReactNode;
}

interface ButtonProps extends Look {
  type?: 'submit' | 'button';
  name?: string;
  value?: string;
  disabled?: boolean;
  /** The id of the form to send, for a button that stands outside it. */
  form?: string;
  formAction?: string;
  id?: string;
}

interface LinkButtonProps extends Look {
  href: string;
  /** Names the file when the link is a download. */
  download?: boolean | string;
}

interface PostButtonProps extends Look {
  /** Where to post. */
  action: string;
  fields?: HiddenValues;
  name?: string;
  value?: string;
}

/** A button of a form. */
export function Button({ variant, small, keys, about, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button type={type} className={look(variant, small)} aria-keyshortcuts={keys} {...rest}>
      <Words variant={variant} keys={keys} about={about}>
        {children}
      </Words>
    </button>
  );
}

/** A link that looks like a button, for going somewhere: it changes nothing. */
export function LinkButton({ variant, small, keys, about, children, href, download }: LinkButtonProps) {
  return (
    <a href={href} download={download} draggable={false} className={look(variant, small)} aria-keyshortcuts={keys}>
      <Words variant={variant} keys={keys} about={about}>
        {children}
      </Words>
    </a>
  );
}

/** A whole form that is one button: the one-click match, sign out, "confirm this entry". */
export function PostButton({ action, fields, name, value, ...rest }: PostButtonProps) {
  return (
    <form method="post" action={action} className="ju-post-button">
      <HiddenFields values={fields ?? {}} />
      <Button name={name} value={value} {...rest} />
    </form>
  );
}

/** Buttons and links that belong together, in one row that wraps. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>;
}

function Words({ variant, keys, about, children }: Look) {
  return (
    <>
      {children}
      {about && <span className="govuk-visually-hidden"> {about}</span>}
      {keys && <Kbd>{keys}</Kbd>}
      {variant === 'start' && <StartArrow />}
    </>
  );
}

function StartArrow() {
  return (
    <svg
      className="govuk-button__start-icon"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  );
}

function look(variant: ButtonVariant = 'primary', small = false): string {
  return classes('govuk-button', variant !== 'primary' && `govuk-button--${variant}`, small && 'ju-button--small');
}
