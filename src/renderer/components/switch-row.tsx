import type { ReactNode } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';

type Props = {
  readonly label: string;
  /** One sentence on what it does. */
  readonly effect: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly disabled?: boolean;
};

export function SwitchRow({ label, effect, on, onChange, disabled = false }: Props): ReactNode {
  return (
    <SwitchField className="setting setting-switch" isSelected={on} onChange={onChange} isDisabled={disabled}>
      <SwitchButton className="switch">
        <span className="setting-label">{label}</span>
        <span className="switch-track" aria-hidden="true" />
      </SwitchButton>
      <Text slot="description" className="setting-effect">
        {effect}
      </Text>
    </SwitchField>
  );
}
