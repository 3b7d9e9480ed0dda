import { Emitter, loudClass } from '../loud.ts';

/** A computer that is awake, on mains and in use; a test emits the events. */
class PowerMonitor extends Emitter {
  static override readonly emits = [
    ...['suspend', 'resume', 'on-ac', 'on-battery', 'shutdown', 'lock-screen', 'unlock-screen'],
    ...['user-did-become-active', 'user-did-resign-active'],
  ];
  static override readonly accepts = ['thermal-state-change', 'speed-limit-change'];

  readonly onBatteryPower = false;

  isOnBatteryPower(): boolean {
    return this.onBatteryPower;
  }

  getSystemIdleTime(): number {
    return 0;
  }

  getSystemIdleState(idleThreshold: number): 'active' | 'idle' {
    return this.getSystemIdleTime() >= idleThreshold ? 'idle' : 'active';
  }
}
loudClass('powerMonitor', PowerMonitor);

export const powerMonitor = new PowerMonitor();
