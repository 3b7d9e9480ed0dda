import type { MenuItemConstructorOptions } from 'electron';
import type { MenuEntry } from '../desktop-ports.ts';

/** Our entries in Electron's words. */
export function toMenuTemplate(entries: readonly MenuEntry[]): MenuItemConstructorOptions[] {
  return entries.map((entry): MenuItemConstructorOptions => {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'submenu':
        return { type: 'submenu', label: plainLabel(entry.label), submenu: toMenuTemplate(entry.entries) };
      case 'action':
        return {
          id: entry.id,
          label: plainLabel(entry.label),
          enabled: entry.enabled ?? true,
          ...(entry.checked === undefined ? {} : { type: 'checkbox', checked: entry.checked }),
          click: () => entry.act(),
        };
    }
  });
}

/** A caller's name is not ours to mark access keys in: `&` would vanish and underline the next letter. */
function plainLabel(label: string): string {
  return label.replaceAll('&', '&&');
}

/** Whether two menus read the same; what they do may differ. */
export function readsTheSame(a: readonly MenuEntry[], b: readonly MenuEntry[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
