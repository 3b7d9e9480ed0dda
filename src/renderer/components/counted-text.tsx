import { type ReactNode, useId } from 'react';
import { Label, Text, TextArea, TextField } from 'react-aria-components/TextField';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** UTF-16 units; typing ends there. */
  readonly most: number;
  /** E.g. "41 of 1,024 characters". */
  readonly counted: string;
  /** Said once where the end is reached. */
  readonly full: string;
  readonly placeholder?: string;
};

/** A text of some lines that may be only so long, with how long it is. */
export function CountedText({ label, value, onChange, most, counted, full, placeholder }: Props): ReactNode {
  const isFull = value.length >= most;
  const fullId = useId();
  return (
    <TextField className="counted-text" value={value} onChange={onChange} maxLength={most}>
      <Label className="compose-label">{label}</Label>
      <div className="compose-control">
        <TextArea className="text-input" rows={3} {...(placeholder === undefined ? {} : { placeholder })} />
        <Text slot="description" className={isFull ? 'text-count text-count-full' : 'text-count'}>
          {counted}
        </Text>
        <span id={fullId} role="status" className="visually-hidden">
          {isFull ? full : ''}
        </span>
      </div>
    </TextField>
  );
}
