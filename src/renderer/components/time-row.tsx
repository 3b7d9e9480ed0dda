import type { ReactNode } from 'react';
import { Input, Label, TextField } from 'react-aria-components/TextField';

type Props = {
  readonly label: string;
  /** Since midnight. */
  readonly minutes: number;
  readonly onChange: (minutes: number) => void;
};

/** A time of day, typed part by part as this system writes it. */
export function TimeRow({ label, minutes, onChange }: Props): ReactNode {
  return (
    <TextField
      className="time-row"
      value={toClock(minutes)}
      onChange={(value) => {
        const read = /^(\d\d):(\d\d)/.exec(value);
        if (read !== null) onChange(Number(read[1]) * 60 + Number(read[2]));
      }}
    >
      <Label className="setting-label">{label}</Label>
      <Input className="text-input" type="time" />
    </TextField>
  );
}

function toClock(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
