import type { ReactNode } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components/Switch';

type Props = {
  /** What it switches; the row around it says it to those who see. */
  readonly name: string;
  readonly on: boolean;
  readonly disabled: boolean;
  readonly onChange: (on: boolean) => void;
};

/** A switch in a row that has its words elsewhere. */
export function BareSwitch({ name, on, disabled, onChange }: Props): ReactNode {
  return (
    <SwitchField
      className="bare-switch"
      aria-label={name}
      isSelected={on}
      isDisabled={disabled}
      onChange={onChange}
    >
      <SwitchButton className="switch">
        <span className="switch-track" aria-hidden="true" />
      </SwitchButton>
    </SwitchField>
  );
}
