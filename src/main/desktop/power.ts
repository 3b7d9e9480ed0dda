import { powerMonitor } from 'electron';
import type { SystemPort } from '../desktop-ports.ts';

/** Sleep and wake, the person going and coming back; the system may send several of each in a row. */
export function createPower(): Pick<SystemPort, 'onResume' | 'onSuspend' | 'onLock' | 'onUnlock'> {
  return {
    onResume: (listener) => void powerMonitor.on('resume', listener),
    onSuspend: (listener) => void powerMonitor.on('suspend', listener),
    onLock: (listener) => void powerMonitor.on('lock-screen', listener),
    onUnlock: (listener) => void powerMonitor.on('unlock-screen', listener),
  };
}
