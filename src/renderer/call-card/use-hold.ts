import { type DOMAttributes, useRef } from 'react';
import { useSend } from '../use-app-state.ts';

type Hold = Pick<DOMAttributes<HTMLDivElement>, 'onPointerEnter' | 'onPointerLeave' | 'onFocus' | 'onBlur'>;

/** While the pointer or the focus is on the card, endings stay and nothing is re-sorted. */
export function useHold(): Hold {
  const send = useSend();
  const held = useRef({ pointer: false, focus: false, told: false });
  const change = (part: 'pointer' | 'focus', value: boolean): void => {
    const now = held.current;
    now[part] = value;
    const either = now.pointer || now.focus;
    if (either === now.told) return;
    now.told = either;
    send.holdCard(either);
  };
  return {
    onPointerEnter: () => change('pointer', true),
    onPointerLeave: () => change('pointer', false),
    onFocus: () => change('focus', true),
    onBlur: (event) => {
      if (!event.currentTarget.contains(event.relatedTarget)) change('focus', false);
    },
  };
}
