import { useLingui } from '@lingui/react';
import { type DragEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { PopRule } from '../../shared/screen-pop.ts';
import { speak } from '../call-card/speak.ts';
import { useSend } from '../use-app-state.ts';

/** Ours alone: whatever is dragged from elsewhere has another one. */
const draggedType = 'application/x-ringside-pop-rule';

export type RuleOrder = {
  readonly dragged: string | undefined;
  readonly over: { readonly ruleId: string; readonly isBelow: boolean } | undefined;
  readonly move: (rule: PopRule, place: number, title: string) => void;
  readonly remove: (rule: PopRule, title: string) => void;
  readonly onKeyDown: (event: KeyboardEvent, rule: PopRule, title: string) => void;
  readonly start: (event: DragEvent, rule: PopRule) => void;
  readonly hover: (event: DragEvent, rule: PopRule) => void;
  readonly drop: (event: DragEvent) => void;
  readonly end: () => void;
};

/** Rules are put into order by dragging, by the menu and by Alt with the arrows; where they come to stand is said. */
export function useRuleOrder(rules: readonly PopRule[], list: RefObject<HTMLElement | null>): RuleOrder {
  const { i18n } = useLingui();
  const send = useSend();
  const [dragged, setDragged] = useState<string>();
  const [over, setOver] = useState<RuleOrder['over']>();
  const moved = useRef<string>(undefined);
  useLayoutEffect(() => {
    // An element that changes its place in the page loses the focus.
    if (moved.current !== undefined)
      list.current?.querySelector<HTMLElement>(`[data-rule="${CSS.escape(moved.current)}"] .grip`)?.focus();
    moved.current = undefined;
  }, [rules, list]);
  const placeOf = (ruleId: string | undefined): number => rules.findIndex(({ id }) => id === ruleId);
  const move = (rule: PopRule, place: number, title: string): void => {
    if (place < 0 || place >= rules.length || place === placeOf(rule.id)) return;
    moved.current = rule.id;
    send.movePopRule(rule.id, place);
    const values = { title, place: place + 1, count: rules.length };
    speak(
      i18n._({ id: 'pop.moved', message: '{title} moved to position {place} of {count}.', values }),
      'normal',
    );
  };
  const remove = (rule: PopRule, title: string): void => {
    const at = placeOf(rule.id);
    const next = rules[at + 1] ?? rules[at - 1];
    moved.current = next?.id;
    send.removePopRule(rule.id);
    speak(i18n._({ id: 'pop.removed', message: '{title} removed.', values: { title } }), 'normal');
  };
  const end = (): void => {
    setDragged(undefined);
    setOver(undefined);
  };
  return {
    ...{ dragged, over, move, remove, end },
    onKeyDown: (event, rule, title) => {
      const by = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
      if (by === undefined) return;
      move(rule, placeOf(rule.id) + by, title);
      event.preventDefault();
      event.stopPropagation();
    },
    start: (event, rule) => {
      event.dataTransfer.setData(draggedType, rule.id);
      event.dataTransfer.effectAllowed = 'move';
      setDragged(rule.id);
    },
    hover: (event, rule) => {
      if (!event.dataTransfer.types.includes(draggedType)) return;
      event.preventDefault();
      const { top, height } = event.currentTarget.getBoundingClientRect();
      const isBelow = event.clientY > top + height / 2;
      if (over?.ruleId !== rule.id || over.isBelow !== isBelow) setOver({ ruleId: rule.id, isBelow });
    },
    drop: (event) => {
      const rule = rules[placeOf(dragged)];
      if (rule === undefined || over === undefined) return;
      event.preventDefault();
      const others = rules.filter(({ id }) => id !== rule.id);
      const at = others.findIndex(({ id }) => id === over.ruleId);
      if (at >= 0) move(rule, over.isBelow ? at + 1 : at, rule.name);
      end();
    },
  };
}
