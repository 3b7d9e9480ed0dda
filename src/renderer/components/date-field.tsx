import type { ReactNode } from 'react';
import { Input, Label, TextField } from 'react-aria-components/TextField';

type Props = {
  readonly label: string;
  /** `2026-11-20`; empty where none is chosen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
};

/** A day, typed part by part or picked as this system does it. */
export function DateField({ label, value, onChange, autoFocus = false }: Props): ReactNode {
  return (
    <TextField className="date-field" value={value} onChange={onChange} autoFocus={autoFocus}>
      <Label>{label}</Label>
      <Input className="text-input" type="date" />
    </TextField>
  );
}
