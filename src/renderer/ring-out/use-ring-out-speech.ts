import { useLingui } from '@lingui/react';
import { useEffect, useRef } from 'react';
import type { RingOut } from '../../shared/ring-out.ts';
import { speak } from '../call-card/speak.ts';
import { type SpokenStep, spokenStep } from './spoken-steps.ts';

/** Says each step of each RingOut once. */
export function useRingOutSpeech(ringOuts: readonly RingOut[]): void {
  const { i18n } = useLingui();
  const said = useRef<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    const steps = ringOuts.map((each): [string, SpokenStep | undefined] => [each.id, spokenStep(each, i18n)]);
    for (const [id, step] of steps)
      if (step !== undefined && said.current.get(id) !== step.text) speak(step.text, step.priority);
    said.current = new Map(steps.map(([id, step]) => [id, step?.text ?? said.current.get(id) ?? '']));
  }, [i18n, ringOuts]);
}
