import { classes } from '../classes';
import { sentences } from './errors';
import { FormGroup, LabelHintError, fieldIds, type FieldBase } from './form-group';

interface FileFieldProps extends FieldBase {
  /** What may be chosen: ".csv,text/csv". The form around it needs encType="multipart/form-data". */
  accept?: string;
  multiple?: boolean;
}

/** A file to send along. */
export function FileField(props: FileFieldProps) {
  const { id, describedBy } = fieldIds(props);
  const { name, accept, multiple, error } = props;
  const wrong = sentences(error).length > 0;
  return (
    <FormGroup error={error}>
      <LabelHintError {...props} />
      <input
        className={classes('govuk-file-upload', wrong && 'govuk-file-upload--error')}
        id={id}
        name={name}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={describedBy}
        aria-invalid={wrong || undefined}
      />
    </FormGroup>
  );
}
