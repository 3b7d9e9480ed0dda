import type { ReactNode } from 'react';
import { Input, TextField } from 'react-aria-components/TextField';

type Props = {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** Narrows the list below it while something is typed; Escape empties it. */
export function FilterField({ name, value, onChange }: Props): ReactNode {
  return (
    <TextField
      aria-label={name}
      className="filter-field"
      value={value}
      onChange={onChange}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value !== '') onChange('');
        else event.continuePropagation();
      }}
    >
      <Input className="text-input" spellCheck="false" placeholder={name} />
    </TextField>
  );
}
