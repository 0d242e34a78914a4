import type { ReactNode } from 'react';
import { classes } from '../classes';
import { fieldId, sentences, type FieldError } from './errors';

/** small, medium or large words; large belongs to a question that is the page's heading. */
export type LabelSize = 's' | 'm' | 'l';

/** What every kind of field takes. */
export interface FieldBase {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: FieldError;
  /** Only if the name cannot serve: an error summary links to `fieldId(name)` unless told otherwise. */
  id?: string;
  /** Says "(optional)" after the label. Everything else is needed. */
  optional?: boolean;
  labelSize?: LabelSize;
  /** The label is the h1 of the page: one question a page. */
  asHeading?: boolean;
}

/** The ids that tie an input to its hint and errors. */
export interface FieldIds {
  id: string;
  hintId: string;
  errorId: string;
  /** For aria-describedby, undefined if there is neither hint nor error. */
  describedBy: string | undefined;
}

/** Works out the ids of a field's parts from its name. */
export function fieldIds({ name, id = fieldId(name), hint, error }: FieldBase): FieldIds {
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint && hintId, sentences(error).length > 0 && errorId].filter(Boolean).join(' ');
  return { id, hintId, errorId, describedBy: described || undefined };
}

interface FormGroupProps {
  error?: FieldError;
  children: ReactNode;
}

/** The block around one question, with a red bar when its answer is wrong. */
export function FormGroup({ error, children }: FormGroupProps) {
  const wrong = sentences(error).length > 0;
  return <div className={classes('govuk-form-group', wrong && 'govuk-form-group--error')}>{children}</div>;
}

interface LabelProps extends FieldBase {
  /** Drawn for screen readers only: where the heading beside the field already says it. */
  hidden?: boolean;
}

/** Label, hint and errors of a field with one input, in the order screen readers need. */
export function LabelHintError(props: LabelProps) {
  const { id } = fieldIds(props);
  const { label, labelSize, asHeading, optional, hidden } = props;
  const size = labelSize ?? (asHeading ? 'l' : undefined);
  const labelled = (
    <label
      htmlFor={id}
      className={classes('govuk-label', size && `govuk-label--${size}`, hidden && 'govuk-visually-hidden')}
    >
      {label}
      {optional && <Optional />}
    </label>
  );
  return (
    <>
      {asHeading ? <h1 className="govuk-label-wrapper">{labelled}</h1> : labelled}
      <HintAndError {...props} />
    </>
  );
}

/** The hint and the errors of a field, each under the id the input names. */
export function HintAndError(props: FieldBase) {
  const { hintId, errorId } = fieldIds(props);
  const wrong = sentences(props.error);
  return (
    <>
      {props.hint && (
        <div id={hintId} className="govuk-hint">
          {props.hint}
        </div>
      )}
      {wrong.length > 0 && (
        <div id={errorId}>
          {wrong.map((sentence) => (
            <p className="govuk-error-message" key={sentence}>
              <span className="govuk-visually-hidden">Error:</span> {sentence}
            </p>
          ))}
        </div>
      )}
    </>
  );
}

/** "(optional)", after the words of a label or legend. */
export function Optional() {
  return <span className="ju-optional"> (optional)</span>;
}
