import Ellipsis from 'lucide-react/icons/ellipsis';
import { type ReactNode, useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Keys } from './keys.tsx';

export type MenuAction = {
  readonly id: string;
  readonly words: string;
  /** The keys that do the same without the menu, e.g. `Ctrl+Z`. */
  readonly keys?: string;
  readonly run: () => void;
};

type Props = { readonly name: string; readonly actions: readonly MenuAction[] };

/** A button with three dots, and below it what else can be done. */
export function ActionMenu({ name, actions }: Props): ReactNode {
  return (
    <MenuTrigger>
      <Button className="button button-ghost button-normal icon-button" aria-label={name}>
        <Ellipsis size="1.25em" aria-hidden="true" />
      </Button>
      <Popover className="popover menu" placement="bottom end" offset={4}>
        <Rows name={name} actions={actions} />
      </Popover>
    </MenuTrigger>
  );
}

type RowMenuProps = Props & { readonly row: HTMLElement; readonly close: () => void };

/** What can be done with a row of a list: below that row, opened by the pointer or by the menu key. */
export function RowMenu({ name, actions, row, close }: RowMenuProps): ReactNode {
  const anchor = useMemo(() => ({ current: row }), [row]);
  return (
    <Popover
      className="popover menu"
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => (open ? undefined : close())}
      placement="bottom start"
      offset={0}
    >
      <Rows name={name} actions={actions} onDone={close} />
    </Popover>
  );
}

function Rows({ name, actions, onDone }: Props & { readonly onDone?: () => void }): ReactNode {
  return (
    <Menu
      className="menu-list scroll"
      aria-label={name}
      autoFocus="first"
      onAction={(id) => {
        onDone?.();
        actions.find((action) => action.id === id)?.run();
      }}
    >
      {actions.map(({ id, words, keys }) => (
        <MenuItem key={id} id={id} textValue={words} className="menu-row">
          <span>{words}</span>
          {keys === undefined ? null : <Keys keys={keys} />}
        </MenuItem>
      ))}
    </Menu>
  );
}
