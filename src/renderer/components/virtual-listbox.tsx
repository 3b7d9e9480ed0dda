import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { isEnter, nextPosition } from './list-keys.ts';
import { useActiveRow } from './use-active-row.ts';
import { findFrom, useTypeAhead } from './use-type-ahead.ts';

export type ListRow<Item> =
  | { readonly kind: 'heading'; readonly key: string; readonly text: string }
  | { readonly kind: 'item'; readonly key: string; readonly text: string; readonly item: Item };

type Props<Item> = {
  readonly name: string;
  readonly rows: readonly ListRow<Item>[];
  readonly selectedKey: string | undefined;
  readonly onSelect: (key: string) => void;
  /** Enter on the row that is already chosen. */
  readonly onOpen: (key: string) => void;
  readonly draw: (item: Item) => ReactNode;
};

/**
 * A listbox of any length: only the rows in view are in the page, the active one always is.
 * Focus stays on the list; `aria-activedescendant` names the active row.
 */
export function VirtualListbox<Item>(props: Props<Item>): ReactNode {
  const { name, rows, selectedKey, onSelect, onOpen, draw } = props;
  const handle = useRef<VirtualizerHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const items = rows.filter((row) => row.kind === 'item');
  const position = items.findIndex((row) => row.key === selectedKey);
  const activeIndex = rows.findIndex((row) => row.key === selectedKey);
  const rowId = (key: string): string => `${listId}-${key}`;
  useActiveRow(list, position < 0 ? undefined : rowId(selectedKey ?? ''));
  const choose = (next: number): void => {
    const row = items[Math.min(Math.max(next, 0), items.length - 1)];
    if (row === undefined) return;
    onSelect(row.key);
    handle.current?.scrollToIndex(rows.indexOf(row), { align: 'nearest' });
  };
  const typeAhead = useTypeAhead((text, isFresh) => {
    const next = findFrom(items, isFresh ? position + 1 : Math.max(position, 0), text);
    if (next >= 0) choose(next);
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextPosition(event, position, items.length);
    if (next !== undefined) choose(next);
    else if (isEnter(event) && selectedKey !== undefined) onOpen(selectedKey);
    else if (!typeAhead(event)) return;
    event.preventDefault();
  };
  const sizes = new Map(items.map((row, index) => [row.key, index + 1]));
  return (
    <div
      ref={list}
      className="listbox scroll"
      role="listbox"
      aria-label={name}
      tabIndex={0}
      data-region="list"
      onKeyDown={onKeyDown}
      onFocus={() => (position < 0 ? choose(0) : undefined)}
    >
      <Virtualizer ref={handle} keepMounted={activeIndex < 0 ? [] : [activeIndex]} data={rows}>
        {(row) =>
          row.kind === 'heading' ? (
            <div key={row.key} role="presentation" className="list-heading">
              {row.text}
            </div>
          ) : (
            <div
              key={row.key}
              id={rowId(row.key)}
              role="option"
              aria-selected={row.key === selectedKey}
              data-active={row.key === selectedKey ? '' : undefined}
              aria-setsize={items.length}
              aria-posinset={sizes.get(row.key)}
              className="list-row"
              onClick={() => onSelect(row.key)}
              onDoubleClick={() => onOpen(row.key)}
            >
              {draw(row.item)}
            </div>
          )
        }
      </Virtualizer>
    </div>
  );
}
