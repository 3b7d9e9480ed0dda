import { useState } from 'react';
import type { FaxDraft } from '../../../shared/fax-draft.ts';
import { useClock, useSend } from '../../use-app-state.ts';
import {
  type LocalTime,
  momentsOf,
  nextFullHour,
  ownOffset,
  parseWallTime,
  wallTextOf,
} from './local-time.ts';

export type Schedule = {
  readonly isNow: boolean;
  /** As the field has it. */
  readonly text: string;
  /** Undefined while the field is not whole. */
  readonly meant: LocalTime | undefined;
  readonly setNow: (isNow: boolean) => void;
  readonly type: (text: string) => void;
  /** Which of the two, where the clocks go back over it. */
  readonly choose: (at: number) => void;
};

/** When it is sent. What is no moment is asked again, and is never taken for "now". */
export function useSchedule({ id, sendAt }: FaxDraft): Schedule {
  const send = useSend();
  const clock = useClock();
  const [typed, setTyped] = useState<string>();
  const isNow = sendAt === undefined && typed === undefined;
  const text = typed ?? (sendAt === undefined ? '' : wallTextOf(sendAt, ownOffset));
  const wall = parseWallTime(text);
  const set = (at: number | undefined): void => {
    if (at !== sendAt) send.changeFaxDraft(id, { kind: 'set-time', sendAt: at });
  };
  const type = (next: string): void => {
    setTyped(next);
    const parsed = parseWallTime(next);
    const meant = parsed === undefined ? undefined : momentsOf(parsed, ownOffset);
    if (meant?.kind === 'one') set(meant.at);
    else if (meant?.kind === 'twice') set(meant.first);
  };
  return {
    ...{ isNow, text, type },
    meant: isNow || wall === undefined ? undefined : momentsOf(wall, ownOffset),
    setNow: (wanted) => {
      if (!wanted) return type(wallTextOf(nextFullHour(clock.now(), ownOffset), ownOffset));
      setTyped(undefined);
      set(undefined);
    },
    choose: set,
  };
}
