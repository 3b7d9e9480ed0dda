import type { GlobalShortcut } from 'electron';
import type { Log } from '../log.ts';
import type { ShortcutsPort } from '../desktop-ports.ts';

/** System-wide key combinations; each call replaces the former set. */
export function createShortcuts(
  system: Pick<GlobalShortcut, 'register' | 'unregisterAll'>,
  log: Pick<Log, 'warn'>,
): ShortcutsPort {
  return {
    register: (wanted) => {
      system.unregisterAll();
      return wanted
        .filter(({ accelerator }) => accelerator !== '')
        .filter(({ name, accelerator, act }) => {
          try {
            return !system.register(accelerator, act);
          } catch (error) {
            // A combination that Electron cannot read throws instead of answering false.
            log.warn('shortcut: not understood', { name, accelerator, error: String(error) });
            return true;
          }
        })
        .map(({ name }) => name);
    },
  };
}
