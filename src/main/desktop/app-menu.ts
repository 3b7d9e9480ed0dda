import { Menu } from 'electron';

/** No menu bar but on macOS, where copy and paste need one. No view menu: it would offer the developer tools. */
export function setAppMenu(platform: 'windows' | 'macos' | 'linux'): void {
  Menu.setApplicationMenu(
    platform === 'macos'
      ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }])
      : null,
  );
}
