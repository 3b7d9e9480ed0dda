import { answeringPhone, answeringPhones } from '../../shared/answering-phone.ts';
import type { ControlDevice } from '../../shared/call-control.ts';
import { useAppState } from '../use-app-state.ts';
import type { Panels } from './panel.tsx';
import type { Control } from './use-control.ts';

export type Take = {
  readonly devices: readonly ControlDevice[];
  /** Those of them that a call can be told to. */
  readonly able: readonly ControlDevice[];
  readonly usual: ControlDevice | undefined;
  readonly take: (device: ControlDevice) => void;
  /** On the usual phone; where nothing says which that is, the list of phones opens. */
  readonly takeUsual: () => void;
};

/** Taking a call that rings or is parked, on one of my phones. */
export function useTake(control: Control, operation: 'answer-on' | 'retrieve', panels: Panels<string>): Take {
  const state = useAppState(({ callControl }) => callControl);
  const chosen = useAppState(({ settings }) => settings.calls.answerOn);
  const usual = answeringPhone(state, chosen);
  const take = ({ id }: ControlDevice): void => control.act({ kind: operation, deviceId: id });
  return {
    devices: state.devices,
    able: answeringPhones(state),
    usual,
    take,
    takeUsual: () => (usual === undefined ? panels.toggle('phones') : take(usual)),
  };
}
