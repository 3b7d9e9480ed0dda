import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';

/** What is open below a call's buttons: one thing at a time, so that a small window stays small. */
export type Panels<Name extends string> = {
  readonly open: Name | undefined;
  readonly toggle: (name: Name) => void;
  readonly close: () => void;
};

/** @param of what the panels belong to: those of something else are closed */
export function usePanels<Name extends string>(of: string): Panels<Name> {
  const [opened, setOpened] = useState<{ readonly of: string; readonly name: Name }>();
  const open = opened?.of === of ? opened.name : undefined;
  return {
    open,
    toggle: (name) => setOpened(open === name ? undefined : { of, name }),
    close: () => setOpened(undefined),
  };
}

type Props = {
  readonly id: string;
  readonly name: string;
  readonly close: () => void;
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly children: ReactNode;
};

/** Where panels open: below all rows of buttons, so that none of them moves. */
export const PanelPlace = createContext<HTMLElement | null>(null);

const stops = 'button, input, textarea';

/** What a button opens below itself, because a small window would clip whatever lay over it. */
export function Panel(props: Props): ReactNode {
  const place = use(PanelPlace);
  return place === null ? null : createPortal(<Opened {...props} />, place);
}

function Opened({ id, name, close, opener, children }: Props): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>(stops)?.focus(), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
      opener.current?.focus();
    } else if (isArrow(event) && move(place.current, event)) event.preventDefault();
  };
  return (
    <div ref={place} id={id} role="group" aria-label={name} className="unfolded" onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

function isArrow({ key, target }: KeyboardEvent): boolean {
  const isText = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
  return !isText && (key === 'ArrowDown' || key === 'ArrowUp');
}

function move(place: HTMLElement | null, { key }: KeyboardEvent): boolean {
  const all = Array.from(place?.querySelectorAll<HTMLElement>(stops) ?? []);
  const at = all.findIndex((each) => each === document.activeElement);
  if (at < 0) return false;
  all[(at + (key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus();
  return true;
}
