import type { ReactNode } from 'react';
import { FieldError, Input, Label, TextArea, TextField } from 'react-aria-components/TextField';

type Props = {
  readonly label: string;
  /** Where the label is short because of a heading above it. */
  readonly name?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** UTF-16 units; typing ends there. */
  readonly most: number;
  /** Why what stands there cannot be used. */
  readonly problem: string | undefined;
  readonly kind: 'text' | 'lines' | 'date' | 'tel' | 'email';
  /** It reads from left to right in every language. */
  readonly leftToRight: boolean;
  readonly autoFocus?: boolean;
};

/** A field of a form, its label above it. */
export function FormText(props: Props): ReactNode {
  const { label, name, value, onChange, most, problem, kind, leftToRight, autoFocus = false } = props;
  const Field = kind === 'lines' ? TextArea : Input;
  return (
    <TextField
      className="form-text"
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
      maxLength={most}
      autoFocus={autoFocus}
      {...(name === undefined ? {} : { 'aria-label': name })}
    >
      <Label className="compose-label">{label}</Label>
      <Field
        className="text-input"
        spellCheck="false"
        {...(leftToRight ? { dir: 'ltr' } : {})}
        {...(kind === 'lines' ? { rows: 3 } : { type: kind })}
      />
      {problem === undefined ? null : <FieldError className="field-problem">{problem}</FieldError>}
    </TextField>
  );
}
