import { app } from 'electron';
import type { Log } from '../log.ts';
import { setAutostart } from './autostart.ts';

/** Starts hidden at login, or no longer. */
export function createStartAtLogin(
  platform: 'windows' | 'macos' | 'linux',
  log: Pick<Log, 'error'>,
): (on: boolean) => void {
  return (on) => {
    try {
      if (platform !== 'linux') app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] });
      else setAutostart(app.getPath('appData'), program(), on);
    } catch (error) {
      log.error('login item: not changed', error);
    }
  };
}

/** A run that is not installed starts the runtime with our folder. */
function program(): readonly string[] {
  return app.isPackaged ? [process.execPath, '--hidden'] : [process.execPath, app.getAppPath(), '--hidden'];
}
