import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { SelectValue } from 'react-aria-components/Select';

export type Option<Value extends string> = { readonly value: Value; readonly label: string };

/** What opens the list of a `Select`, and says what is chosen. */
export function SelectButton({ look = '' }: { readonly look?: string }): ReactNode {
  return (
    <Button className={`button button-plain select-button ${look}`.trimEnd()}>
      <SelectValue className="select-value">{({ selectedText }) => selectedText}</SelectValue>
      <ChevronDown size="1.25em" aria-hidden="true" />
    </Button>
  );
}

/** The list of a `Select`. */
export function SelectMenu({
  options,
  value,
}: {
  readonly options: readonly Option<string>[];
  readonly value: string;
}): ReactNode {
  return (
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
  );
}
