import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { useAppState } from '../use-app-state.ts';
import { isEnter, nextPosition } from './list-keys.ts';
import { markByKey, markByPointer } from './mark-rows.ts';
import { useActiveRow } from './use-active-row.ts';
import type { MarkedRows } from './use-marks.ts';
import { useTypeAhead } from './use-type-ahead.ts';

/** A heading, the place of an item in the whole list, or something said between them. */
export type PagedRow =
  { readonly heading: string } | { readonly item: number } | { readonly said: ReactNode };

export type PagedListHandle = {
  /** Puts an item at the top, and the focus on the list. */
  readonly jumpTo: (item: number) => void;
  /** Puts an item at the top, and leaves the focus where it is. */
  readonly show: (item: number) => void;
};

type Props = {
  readonly name: string;
  readonly rows: readonly PagedRow[];
  readonly count: number;
  readonly selected: number | undefined;
  readonly onSelect: (item: number) => void;
  /** Enter on the item that is already chosen. */
  readonly onOpen: (item: number) => void;
  /** Where what is typed begins; undefined where that is not known. */
  readonly findTyped: (text: string) => number | undefined;
  readonly draw: (item: number) => ReactNode;
  /** Keys of the screen's own; true where it used one. */
  readonly onKey?: (event: KeyboardEvent, item: number | undefined) => boolean;
  /** Somebody wants the actions of an item, by the pointer or by the menu key. */
  readonly onMenu?: (item: number, row: HTMLElement) => void;
  readonly listRef?: Ref<PagedListHandle>;
  /** Of what stays the same while items come before it. */
  readonly keyOf?: (item: number) => string;
  /** Where an item stands among all there are, from 1, where the list holds only some or one stands for several. */
  readonly place?: { readonly of: (item: number) => number; readonly total: number };
  /** Rows were put before all the others: what is in view stays there. */
  readonly grewAtTop?: boolean;
  /** Several can be chosen together: by Shift and a step, Mod+A, Space, and Shift or Mod with the pointer. */
  readonly marks?: MarkedRows;
};

/**
 * A listbox of any length whose items are fetched as they come into view. Focus stays on the list;
 * `aria-activedescendant` names the active row, which is always in the page.
 */
export function PagedListbox(props: Props): ReactNode {
  const { name, rows, count, selected, onSelect, draw, place, marks, keyOf = String } = props;
  const handle = useRef<VirtualizerHandle>(null);
  const list = useRef<HTMLDivElement>(null);
  const listId = useId();
  const rowOf = (item: number): number => rows.findIndex((row) => 'item' in row && row.item === item);
  const activeRow = selected === undefined ? -1 : rowOf(selected);
  useActiveRow(list, activeRow < 0 ? undefined : `${listId}-${String(selected)}`);
  const chosenHere = useRef<number>(undefined);
  const select = (item: number): void => {
    chosenHere.current = item;
    onSelect(item);
  };
  const choose = (next: number, align: 'nearest' | 'start' = 'nearest'): void => {
    if (count === 0) return;
    const item = Math.min(Math.max(next, 0), count - 1);
    select(item);
    handle.current?.scrollToIndex(rowOf(item), { align });
  };
  // Chosen elsewhere, such as from a call: it has to be seen here.
  useEffect(() => {
    if (activeRow < 0 || selected === chosenHere.current) return undefined;
    let frame = 0;
    const look = (left: number): void => {
      const view = handle.current;
      if (view === null) return;
      // What is in view is known once it was laid out.
      if (view.viewportSize === 0 && left > 0) frame = requestAnimationFrame(() => look(left - 1));
      else if (!isInView(view, activeRow)) view.scrollToIndex(activeRow, { align: 'center' });
    };
    look(framesToLayOut);
    return () => cancelAnimationFrame(frame);
  }, [activeRow, selected]);
  useImperativeHandle(props.listRef, () => ({
    jumpTo: (item) => {
      // The focus chooses the first item where none is chosen.
      list.current?.focus();
      choose(item, 'start');
    },
    show: (item) => handle.current?.scrollToIndex(Math.max(0, rowOf(item) - 1), { align: 'start' }),
  }));
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const onKeyDown = useListKeys(props, choose, isMac);
  const onClick = (event: MouseEvent<HTMLElement>, item: number): void => {
    if (marks !== undefined) markByPointer(event, item, { marks, selected, isMac });
    select(item);
  };
  const openMenu = (event: MouseEvent<HTMLElement>, item: number | undefined): void => {
    const row = item === undefined ? null : document.getElementById(`${listId}-${item}`);
    if (item === undefined || row === null || props.onMenu === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    select(item);
    props.onMenu(item, row);
  };
  return (
    <div
      ref={list}
      className="listbox scroll"
      role="listbox"
      aria-label={name}
      aria-multiselectable={marks === undefined ? undefined : true}
      tabIndex={0}
      data-region="list"
      onKeyDown={onKeyDown}
      onFocus={() => (selected === undefined ? choose(0) : undefined)}
      onContextMenu={(event) => openMenu(event, selected)}
    >
      <Virtualizer
        ref={handle}
        keepMounted={activeRow < 0 ? [] : [activeRow]}
        data={rows}
        shift={props.grewAtTop === true}
        itemSize={usualRow}
      >
        {(row) =>
          'heading' in row ? (
            <div key={`heading-${row.heading}`} role="presentation" className="list-heading">
              {row.heading}
            </div>
          ) : 'said' in row ? (
            <div key="said" role="presentation" className="list-said">
              {row.said}
            </div>
          ) : (
            <div
              key={keyOf(row.item)}
              id={`${listId}-${row.item}`}
              role="option"
              aria-selected={isShownChosen(row.item, props)}
              data-active={row.item === selected ? '' : undefined}
              aria-setsize={place?.total ?? count}
              aria-posinset={place?.of(row.item) ?? row.item + 1}
              className="list-row"
              onClick={(event) => onClick(event, row.item)}
              onDoubleClick={() => props.onOpen(row.item)}
              onContextMenu={(event) => openMenu(event, row.item)}
            >
              {draw(row.item)}
            </div>
          )
        }
      </Virtualizer>
    </div>
  );
}

/** Px of a row with two lines; a row that is near it moves nothing when it is measured. */
const usualRow = 56;
/** A list that is not shown is never laid out. */
const framesToLayOut = 5;

function isInView(view: VirtualizerHandle, row: number): boolean {
  const top = view.getItemOffset(row) - view.scrollOffset;
  return top >= 0 && top + view.getItemSize(row) <= view.viewportSize;
}

function isShownChosen(item: number, { marks, selected }: Pick<Props, 'marks' | 'selected'>): boolean {
  return marks === undefined || marks.count === 0 ? item === selected : marks.has(item);
}

function useListKeys(
  { count, selected, onOpen, findTyped, onKey, marks }: Props,
  choose: (item: number) => void,
  isMac: boolean,
): (event: KeyboardEvent) => void {
  const typeAhead = useTypeAhead((text) => {
    const found = findTyped(text);
    if (found !== undefined) choose(found);
  });
  const mark = (event: KeyboardEvent, next: number | undefined): boolean => {
    const reached = next === undefined ? undefined : Math.min(Math.max(next, 0), count - 1);
    return marks !== undefined && markByKey(event, reached, { marks, selected, isMac });
  };
  const use = (event: KeyboardEvent): boolean => {
    // A space within a name that is being typed belongs to it.
    if (event.key === ' ' && typeAhead(event)) return true;
    const next = nextPosition(event, selected ?? -1, count);
    const isMarking = mark(event, next);
    if (next !== undefined) choose(next);
    else if (isEnter(event) && selected !== undefined) onOpen(selected);
    else return isMarking || typeAhead(event);
    return true;
  };
  return (event) => {
    if (onKey?.(event, selected) === true) event.stopPropagation();
    else if (!use(event)) return;
    event.preventDefault();
  };
}
