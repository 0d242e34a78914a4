import type { ReactNode } from 'react';
import { classes } from '../classes';
import type { FieldError } from './errors';
import { FormGroup, HintAndError, Optional, fieldIds, type FieldBase, type LabelSize } from './form-group';

interface FieldsetProps {
  legend: ReactNode;
  legendSize?: LabelSize;
  /** The legend is the h1 of the page: one question a page. */
  asHeading?: boolean;
  optional?: boolean;
  describedBy?: string;
  /** group for fields that are answered together (a date, an address). */
  role?: 'group';
  id?: string;
  children: ReactNode;
}

/** Fields under one legend. */
export function Fieldset({ legend, legendSize, asHeading, optional, describedBy, role, id, children }: FieldsetProps) {
  const size = legendSize ?? (asHeading ? 'l' : undefined);
  const words = (
    <>
      {legend}
      {optional && <Optional />}
    </>
  );
  return (
    <fieldset className="govuk-fieldset" aria-describedby={describedBy} role={role} id={id}>
      <legend className={classes('govuk-fieldset__legend', size && `govuk-fieldset__legend--${size}`)}>
        {asHeading ? <h1 className="govuk-fieldset__heading">{words}</h1> : words}
      </legend>
      {children}
    </fieldset>
  );
}

interface QuestionProps extends FieldBase {
  error?: FieldError;
  role?: 'group';
  children: ReactNode;
}

/** A question with several inputs: its legend, hint and errors around them. What Radios, Checkboxes and DateField share. */
export function Question({ children, role, ...base }: QuestionProps) {
  const { describedBy } = fieldIds(base);
  return (
    <FormGroup error={base.error}>
      <Fieldset
        legend={base.label}
        legendSize={base.labelSize}
        asHeading={base.asHeading}
        optional={base.optional}
        describedBy={describedBy}
        role={role}
      >
        <HintAndError {...base} />
        {children}
      </Fieldset>
    </FormGroup>
  );
}
