import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components/TextField';

type Props = {
  readonly label: string;
  readonly effect: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Runs when the field is left or Enter is pressed. */
  readonly onDone?: () => void;
  /** Runs when Enter is pressed only. */
  readonly onEnter?: () => void;
  readonly placeholder?: string;
  /** Why what stands there cannot be used. */
  readonly problem?: string | undefined;
  /** What stands there is an address or a number: it reads from left to right. */
  readonly leftToRight?: boolean;
  /** Several values, one in a line: Enter starts the next one. */
  readonly severalLines?: boolean;
  /** It is not the person's to change. */
  readonly fixed?: boolean;
  /** Nobody who looks over the shoulder may read it. */
  readonly secret?: boolean;
};

export function TextRow(props: Props): ReactNode {
  const { label, effect, value, onChange, onDone, placeholder, problem, leftToRight = false } = props;
  const { severalLines = false, secret = false, fixed = false } = props;
  const Field = severalLines ? TextArea : Input;
  return (
    <TextField
      className="setting setting-text"
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
      isReadOnly={fixed}
      onBlur={() => onDone?.()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || severalLines) return event.continuePropagation();
        onDone?.();
        props.onEnter?.();
      }}
    >
      <Label className="setting-label">{label}</Label>
      <Field
        className="text-input"
        spellCheck="false"
        {...(secret ? { type: 'password', autoComplete: 'off' } : {})}
        {...(leftToRight ? { dir: 'ltr' } : {})}
        {...(placeholder === undefined ? {} : { placeholder })}
      />
      {problem === undefined ? (
        <Text slot="description" className="setting-effect">
          {effect}
        </Text>
      ) : (
        <FieldError className="field-problem">{problem}</FieldError>
      )}
    </TextField>
  );
}
