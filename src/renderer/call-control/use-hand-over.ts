import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useSend } from '../use-app-state.ts';
import type { Panels } from './panel.tsx';
import type { Control } from './use-control.ts';

export type HandOverStart = {
  /** Of what it opens. */
  readonly id: string;
  readonly isOpen: boolean;
  /** The person asked for it in this window: the field takes the focus. */
  readonly isStartedHere: boolean;
  readonly toggle: () => void;
  /** Has the focus again when it is given up. */
  readonly opener: RefObject<HTMLButtonElement | null>;
};

/**
 * Begins a transfer, or gives up an empty one; what is written in one is never lost by its button.
 * @param isWanted it was asked for before these buttons were there
 */
export function useHandOver(
  { call, draft }: Control,
  panels: Panels<string>,
  isWanted = false,
): HandOverStart {
  const { draftTransfer } = useSend();
  const [startedHere, setStartedHere] = useState<string>();
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const isOpen = draft !== undefined;
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    const isLeft = wasOpen.current && !isOpen && document.activeElement === document.body;
    wasOpen.current = isOpen;
    if (isLeft) opener.current?.focus();
  }, [isOpen]);
  return {
    id,
    isOpen,
    isStartedHere: isWanted || startedHere === call.id,
    opener,
    toggle: () => {
      panels.close();
      setStartedHere(call.id);
      if (draft === undefined) draftTransfer(call.id, { text: '', how: 'ask-first' });
      else if (draft.text === '') draftTransfer(call.id, undefined);
    },
  };
}
