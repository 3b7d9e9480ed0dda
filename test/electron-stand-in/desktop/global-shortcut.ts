import { loud } from '../loud.ts';
import { note } from '../remember.ts';

const registered = new Map<string, () => void>();

/** No key ever arrives; a test calls what was registered. */
export const globalShortcut = loud('globalShortcut', {
  /** False when it is taken, as a system would answer for one that another program holds. */
  register(accelerator: string, callback: () => void): boolean {
    const taken = (process.env['STAND_IN_TAKEN_SHORTCUTS'] ?? '').split(',').includes(accelerator);
    if (taken || registered.has(accelerator)) return false;
    registered.set(accelerator, callback);
    note('globalShortcut.register', accelerator);
    return true;
  },
  isRegistered: (accelerator: string): boolean => registered.has(accelerator),
  unregister(accelerator: string): void {
    registered.delete(accelerator);
    note('globalShortcut.unregister', accelerator);
  },
  unregisterAll(): void {
    registered.clear();
    note('globalShortcut.unregisterAll');
  },
}) satisfies Partial<Electron.GlobalShortcut>;
