import type { ReactNode } from 'react';
import { Label, Select } from 'react-aria-components/Select';
import { type Option, SelectButton, SelectMenu } from './select-parts.tsx';

type Props = {
  readonly label: string;
  readonly options: readonly Option<string>[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** One of a list that opens, in a line of a form. */
export function ChoiceBox({ label, options, value, onChange }: Props): ReactNode {
  return (
    <Select
      className="compose-line"
      value={value}
      onChange={(next) => (typeof next === 'string' ? onChange(next) : undefined)}
    >
      <Label className="compose-label">{label}</Label>
      <SelectButton look="choice-box" />
      <SelectMenu options={options} value={value} />
    </Select>
  );
}
