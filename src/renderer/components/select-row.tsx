import type { ReactNode } from 'react';
import { Label, Select, Text } from 'react-aria-components/Select';
import { type Option, SelectButton, SelectMenu } from './select-parts.tsx';

type Props<Value extends string> = {
  readonly label: string;
  readonly effect: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
};

export function SelectRow<Value extends string>(props: Props<Value>): ReactNode {
  const { label, effect, options, value, onChange } = props;
  return (
    <Select
      className="setting setting-select"
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.value === next);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label className="setting-label">{label}</Label>
      <SelectButton />
      <Text slot="description" className="setting-effect">
        {effect}
      </Text>
      <SelectMenu options={options} value={value} />
    </Select>
  );
}
