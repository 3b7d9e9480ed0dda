import { useLingui } from '@lingui/react';
import { useEffect, useRef } from 'react';
import type { Call } from '../../shared/call.ts';
import { controlOf } from '../../shared/call-control.ts';
import { speak } from '../call-card/speak.ts';
import { useAppState } from '../use-app-state.ts';
import { controlNews, type Heard } from './spoken-control.ts';

/** Says once what becomes of each call that is steered here: what is under way, what it led to, and what failed. */
export function useControlSpeech(calls: readonly Call[]): void {
  const { i18n } = useLingui();
  const state = useAppState(({ callControl }) => callControl);
  const heard = useRef<ReadonlyMap<string, Heard>>(new Map());
  useEffect(() => {
    const now = calls.map((call): [string, Heard] => [
      call.id,
      { ...controlOf(state, call.id), phase: call.phase },
    ]);
    for (const [id, each] of now) {
      const { lastTargets, asking } = controlOf(state, id);
      const targets = [...(asking === undefined ? [] : [asking.target]), ...lastTargets];
      for (const { text, priority } of controlNews(heard.current.get(id), each, { ...state, targets }, i18n))
        speak(text, priority);
    }
    heard.current = new Map(now);
  }, [calls, i18n, state]);
}
