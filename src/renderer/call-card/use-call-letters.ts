import type { Operation } from '../../shared/call-control.ts';
import type { HandOverStart } from '../call-control/use-hand-over.ts';
import type { Panels } from '../call-control/panel.tsx';
import { useTake } from '../call-control/use-take.ts';
import type { Control } from '../call-control/use-control.ts';
import type { Letters } from './use-card-keys.ts';

type Simple = Extract<Operation, 'to-voicemail' | 'skip' | 'hold' | 'resume' | 'mute' | 'unmute' | 'hang-up'>;

/** What each letter does with this call; nothing where it is not offered. */
export function useCallLetters(control: Control, panels: Panels<string>, handOver: HandOverStart): Letters {
  const isParked = control.call.phase === 'parked';
  const { takeUsual } = useTake(control, isParked ? 'retrieve' : 'answer-on', panels);
  const offered = (operation: Operation): boolean => control.offer(operation) === 'offered';
  const first = (...kinds: readonly Simple[]): (() => void) | undefined => {
    const kind = kinds.find(offered);
    return kind === undefined ? undefined : control.guard(() => control.act({ kind }));
  };
  const when = (isOffered: boolean, run: () => void): (() => void) | undefined =>
    isOffered ? control.guard(run) : undefined;
  return {
    a: when(offered(isParked ? 'retrieve' : 'answer-on'), takeUsual),
    v: first('skip', 'to-voicemail'),
    r: when(offered('reply'), () => panels.toggle('reply')),
    h: first('resume', 'hold'),
    m: first('unmute', 'mute'),
    x: when(offered('transfer') || offered('forward-to'), handOver.toggle),
    e: first('hang-up'),
    n: () => document.querySelector<HTMLElement>('.card-brief .note-text')?.focus(),
  };
}
