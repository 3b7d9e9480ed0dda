import {
  type CallControl,
  type CallControlState,
  type ControlDevice,
  noCallControl,
  noControl,
  type Operation,
  type ParkedCall,
} from '../../src/shared/call-control.ts';
import { builtAt, parties } from './builders.ts';

export const deskPhone: ControlDevice = {
  ...{ id: '8301', label: 'Desk phone', kind: 'desk-phone', online: true, answers: 'unknown' },
};
export const softPhone: ControlDevice = { ...deskPhone, id: '8302', label: 'RingCentral app', kind: 'app' };

/** Control of one call that offers these. */
export function offering(offered: readonly Operation[], different: Partial<CallControl> = {}): CallControl {
  return { ...noControl, offered, ...different };
}

/** An account that may control calls, with a desk phone. */
export function callControl(different: Partial<CallControlState> = {}): CallControlState {
  const right = { has: 'yes', code: undefined, permission: undefined } as const;
  return { ...noCallControl, right, devices: [deskPhone], ...different };
}

/** Parked for two minutes. */
export function parkedCall(different: Partial<ParkedCall> = {}): ParkedCall {
  return {
    ...{ callId: 'parked', party: parties.named, slot: '*813', parkedAt: builtAt - 120_000 },
    ...{ alarmAt: builtAt, isAlarming: false },
    ...different,
  };
}
