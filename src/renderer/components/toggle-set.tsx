import { type ReactNode, useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';

type Choice = {
  readonly value: string;
  /** Short, and `name` in full. */
  readonly label: string;
  readonly name: string;
};

type Props = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
};

/** Any of a few, all of them in view. */
export function ToggleSet({ label, choices, values, onChange }: Props): ReactNode {
  const labelId = useId();
  return (
    <div className="toggle-set">
      <span id={labelId} className="setting-label">
        {label}
      </span>
      <ToggleButtonGroup
        className="segments"
        aria-labelledby={labelId}
        selectionMode="multiple"
        selectedKeys={values}
        onSelectionChange={(keys) =>
          onChange(choices.flatMap(({ value }) => (keys.has(value) ? [value] : [])))
        }
      >
        {choices.map(({ value, label: words, name }) => (
          <ToggleButton key={value} id={value} className="segment" aria-label={name}>
            {words}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
