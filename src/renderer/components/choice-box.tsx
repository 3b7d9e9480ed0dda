import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Label, Select, SelectValue } from 'react-aria-components/Select';
import type { Option } from './select-row.tsx';

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
      <Button className="button button-plain select-button choice-box">
        <SelectValue className="select-value">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size="1.25em" aria-hidden="true" />
      </Button>
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
