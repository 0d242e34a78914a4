import { classes } from '../classes';
import { dialled, telHref } from '../format/extension';
import { Children, Fragment, type ReactNode } from 'react';
import { exact, machineReadable } from '../format/dates';

/** Words for screen readers only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="govuk-visually-hidden">{children}</span>;
}

/** Facts on one line, parted by middle dots; what is missing leaves no dot behind. */
export function Dots({ children }: { children: ReactNode }) {
  const facts = Children.toArray(children).filter((fact) => fact !== '');
  return facts.map((fact, index) => (
    <Fragment key={index}>
      {index > 0 && ' · '}
      {fact}
    </Fragment>
  ));
}

/** Grey words: what is secondary. */
export function Quiet({ children }: { children: ReactNode }) {
  return <span className="ju-quiet">{children}</span>;
}

/** Bold red words: what must not be overlooked in a line of facts. */
export function Alarm({ children }: { children: ReactNode }) {
  return <strong className="ju-alarm">{children}</strong>;
}

interface WhenProps {
  /** An ISO timestamp, or a day without a time. */
  iso: string;
  /** As people say it, worked out where the page is made: "2 h", "Thursday", "24 March". */
  words: string;
}

/** A date in words, exact on hover and in print. */
export function When({ iso, words }: WhenProps) {
  return (
    <time dateTime={machineReadable(iso)} title={exact(iso)}>
      {words}
    </time>
  );
}

interface PhoneLinkProps {
  /** As it is read out: "01632 960 142", "01632 960 142 ext. 12". Make it with `phone` where the page is made. */
  number: string;
}

/** A phone number that can be rung with a touch, set in one piece; one with an extension is too long for that. */
export function PhoneLink({ number }: PhoneLinkProps) {
  const extended = dialled(number).ext !== null;
  return (
    <a className={classes('ju-phone', extended && 'ju-phone--extended')} href={telHref(number)}>
      {number}
    </a>
  );
}

interface BarProps {
  /** What the bar measures, for screen readers: "Places taken at Penkridge Food Share". */
  label: string;
  value: number;
  max: number;
  tone?: 'brand' | 'red' | 'amber' | 'green';
}

/** A share of a whole as a bar. Always put the figures in words beside it. */
export function Bar({ label, value, max, tone = 'brand' }: BarProps) {
  return <progress className={`ju-bar ju-bar--${tone}`} aria-label={label} value={value} max={Math.max(max, 1)} />;
}
