import Check from 'lucide-react/icons/check';
import type { ReactNode, Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';

export type MenuChoice<Id extends string> = {
  readonly id: Id;
  readonly words: string;
  /** Said more quietly behind it, such as a count. */
  readonly more?: string;
};

type Props<Id extends string> = {
  /** Of the menu. */
  readonly name: string;
  /** What stands on the button. */
  readonly children: ReactNode;
  /** Of the button, where its words do not say enough; begins with them. */
  readonly buttonName?: string;
  readonly choices: readonly MenuChoice<Id>[];
  /** Undefined where none of them is on now; left out where they are things to do. */
  readonly chosen?: Id | undefined;
  readonly choose: (id: Id) => void;
  readonly look?: 'plain' | 'ghost' | 'segment';
  readonly buttonRef?: Ref<HTMLButtonElement>;
};

/** A button, and below it one of several to choose. */
export function ChoiceMenu<Id extends string>(props: Props<Id>): ReactNode {
  const { name, children, buttonName, choices, chosen, choose, look = 'plain', buttonRef } = props;
  const isSegment = look === 'segment';
  return (
    <MenuTrigger>
      <Button
        className={isSegment ? 'segment filter-menu' : `button button-${look} button-normal`}
        {...(isSegment && chosen !== undefined ? { 'data-selected': true } : {})}
        {...(buttonName === undefined ? {} : { 'aria-label': buttonName })}
        {...(buttonRef === undefined ? {} : { ref: buttonRef })}
      >
        {children}
      </Button>
      <Popover className="popover menu" placement="bottom start" offset={4}>
        <Menu
          className="menu-list scroll"
          aria-label={name}
          {...('chosen' in props
            ? { selectionMode: 'single', selectedKeys: chosen === undefined ? [] : [chosen] }
            : {})}
          onAction={(id) => {
            const found = choices.find((choice) => choice.id === id);
            if (found !== undefined) choose(found.id);
          }}
        >
          {choices.map(({ id, words, more }) => (
            <MenuItem key={id} id={id} textValue={words} className="menu-row">
              <span>
                <bdi>{words}</bdi>
                {more === undefined ? null : <span className="menu-more">{more}</span>}
              </span>
              {id === chosen ? <Check size="1.25em" aria-hidden="true" /> : null}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
