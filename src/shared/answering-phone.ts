import type { CallControlState, ControlDevice } from './call-control.ts';

/** Phones that a call can be told to: none that is known to be switched off, or that refused before. */
export function answeringPhones({ devices }: Pick<CallControlState, 'devices'>): readonly ControlDevice[] {
  return devices.filter(({ online, answers }) => online !== false && answers !== 'no');
}

/**
 * Where an answer goes when nobody chooses; undefined: somebody has to.
 * @param chosen `Settings.calls.answerOn`
 */
export function answeringPhone(
  control: Pick<CallControlState, 'devices' | 'lastAnsweredOn'>,
  chosen: string,
): ControlDevice | undefined {
  const able = answeringPhones(control);
  const find = (wanted: string | undefined) => able.find(({ id }) => id === wanted);
  return find(chosen) ?? find(control.lastAnsweredOn) ?? (able.length === 1 ? able[0] : undefined);
}
