import type { DialTarget } from '../shared/dialling.ts';
import type { Identity } from '../shared/person.ts';
import {
  createCallControl,
  type CallControlDesk,
  type CallControlPorts,
} from './call-control/call-control.ts';
import { isTestCall } from './calls/test-call.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { RingOutDesk } from './ring-out/ring-out.ts';
import type { CallControlDoor } from './ringcentral/call-control-port.ts';
import { isReachable } from './reachable.ts';
import type { StateStore } from './state-store.ts';

export type CallControlParts = Pick<CallControlPorts, 'told' | 'lookAtCalls'> & {
  readonly outside: Pick<OutsideWorld, 'clock' | 'log' | 'later'>;
  readonly store: StateStore;
  /** Throws while nobody is signed in. */
  readonly door: () => CallControlDoor;
  readonly targetOf: (to: string) => DialTarget | undefined;
  readonly identify: (number: string) => Identity | undefined;
  readonly ringOut: () => Pick<RingOutDesk, 'commands'>;
};

/** Hands the state to the control of calls, and what becomes of it to the state. */
export function joinCallControl(parts: CallControlParts): CallControlDesk {
  const { outside, store } = parts;

  const desk = createCallControl({
    ...outside,
    ...parts,
    isTest: isTestCall,
    isReachable: () => isReachable(store),
    ownExtensionId: () => {
      const { signIn } = store.get();
      return signIn.phase === 'signed-in' ? signIn.account.extensionId : undefined;
    },
    extensionIdOf: (extensionNumber) => {
      const personId = parts.identify(extensionNumber)?.personId;
      return personId === undefined ? undefined : /^company:(\d+)$/.exec(personId)?.[1];
    },
    callsOut: () => callsOut(store),
    callOut: async (to, deviceId) => {
      const known = store.get().phones.phones.some(({ id }) => id === `device:${deviceId}`);
      const fromId = known ? { fromId: `device:${deviceId}` } : {};
      await parts.ringOut().commands.placeRingOut({ to, beside: true, ...fromId });
    },
    ringOuts: () => store.get().ringOuts,
    parkAlarmMinutes: () => store.get().settings.calls.parkAlarmMinutes,
    save: (change) => store.change((state) => ({ ...state, callControl: change(state.callControl) })),
  });

  let seen = groundOf(store);
  let ringOuts = store.get().ringOuts;
  store.subscribe(() => {
    const now = groundOf(store);
    if (now !== seen) {
      seen = now;
      desk.groundChanged();
    }
    if (store.get().ringOuts === ringOuts) return;
    ringOuts = store.get().ringOuts;
    desk.ringOutsChanged();
  });
  return desk;
}

/** Everything outside the calls that says what can be done with them. */
function groundOf(store: StateStore): string {
  const { settings } = store.get();
  return `${isReachable(store)} ${callsOut(store)} ${settings.calls.parkAlarmMinutes}`;
}

function callsOut(store: StateStore): 'offered' | 'no-device' | 'no-right' {
  const { allowed, phones } = store.get().phones;
  if (!allowed) return 'no-right';
  return phones.length === 0 ? 'no-device' : 'offered';
}
