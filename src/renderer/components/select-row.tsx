import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Label, Select, SelectValue, Text } from 'react-aria-components/Select';

export type Option<Value extends string> = { readonly value: Value; readonly label: string };

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
      <Button className="button button-plain select-button">
        <SelectValue className="select-value">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size="1.25em" aria-hidden="true" />
      </Button>
      <Text slot="description" className="setting-effect">
        {effect}
      </Text>
      <Popover className="popover menu" offset={4}>
        <ListBox className="menu-list scroll">
          {options.map((option) => (
            <ListBoxItem key={option.value} id={option.value} textValue={option.label} className="menu-row">
              <span>{option.label}</span>
              {option.value === value ? <Check size="1.25em" aria-hidden="true" /> : null}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
