import { powerMonitor } from 'electron';
import type { SystemPort } from '../desktop-ports.ts';

/** Sleep and wake; the platform may send several in a row. */
export function createPower(): Pick<SystemPort, 'onResume' | 'onSuspend'> {
  return {
    onResume: (listener) => void powerMonitor.on('resume', listener),
    onSuspend: (listener) => void powerMonitor.on('suspend', listener),
  };
}
