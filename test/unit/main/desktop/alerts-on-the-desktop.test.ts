import { EventEmitter } from 'node:events';
import type { MenuItemConstructorOptions, NotificationConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import type { MenuEntry, Notice, TrayShape } from '../../../../src/main/desktop-ports.ts';
import { createNotifications } from '../../../../src/main/desktop/notifications.ts';
import { createShortcuts } from '../../../../src/main/desktop/shortcuts.ts';
import { createTray, type TrayParts } from '../../../../src/main/desktop/tray.ts';
import { recordingLog } from './fakes.ts';

function notice(changes: Partial<Notice> = {}): Notice {
  const nothing = (): void => undefined;
  return {
    id: 'call-1',
    title: 'Ada',
    body: 'to Main',
    urgency: 'critical',
    silent: true,
    buttons: [],
    onClick: nothing,
    ...changes,
  };
}

function notify() {
  const made: (EventEmitter & { options: NotificationConstructorOptions; open: boolean })[] = [];
  const log = recordingLog();
  const port = createNotifications({
    make: (options) => {
      const one = Object.assign(new EventEmitter(), {
        options,
        open: false,
        show: () => void (one.open = true),
        close: () => {
          one.open = false;
          one.emit('close', {});
        },
      });
      made.push(one);
      return one as never;
    },
    log,
  });
  return {
    port,
    made,
    log,
    openTitles: () => made.filter(({ open }) => open).map(({ options }) => options.title),
  };
}

describe('a notification', () => {
  test('replaces the one of the same id and leaves the others', () => {
    const { port, openTitles } = notify();
    port.show(notice({ title: 'Ada is calling' }));
    port.show(notice({ id: 'call-2', title: 'Alan is calling' }));
    port.show(notice({ title: 'Missed call from Ada' }));
    expect(openTitles()).toEqual(['Alan is calling', 'Missed call from Ada']);
  });

  test('is withdrawn by its id, twice or unknown without harm', () => {
    const { port, openTitles } = notify();
    port.show(notice());
    port.withdraw('call-1');
    port.withdraw('call-1');
    port.withdraw('never shown');
    expect(openTitles()).toEqual([]);
  });

  test('that the system closed is not closed again when its id comes back', () => {
    const { port, made, openTitles } = notify();
    port.show(notice());
    made[0]?.emit('close', {});
    port.show(notice({ title: 'again' }));
    expect(openTitles()).toEqual(['Ada', 'again']);
  });

  test('stays on screen only when it is critical', () => {
    const { port, made } = notify();
    port.show(notice());
    port.show(notice({ id: 'b', urgency: 'normal' }));
    expect(made.map(({ options }) => [options.urgency, options.timeoutType])).toEqual([
      ['critical', 'never'],
      ['normal', 'default'],
    ]);
  });

  test('acts on its click and on the right button', () => {
    const done: string[] = [];
    const { port, made } = notify();
    const buttons = ['Show', 'Silence'].map((label) => ({ label, act: () => void done.push(label) }));
    port.show(notice({ buttons, onClick: () => void done.push('click') }));
    made[0]?.emit('click', {});
    made[0]?.emit('action', { actionIndex: 1 });
    made[0]?.emit('action', { actionIndex: 9 });
    expect(done).toEqual(['click', 'Silence']);
    expect(made[0]?.options.actions).toEqual([
      { type: 'button', text: 'Show' },
      { type: 'button', text: 'Silence' },
    ]);
  });

  test('shows a caller’s name as one short line', () => {
    const { port, made } = notify();
    port.show(notice({ title: `Ada\r\n\u0000${'x'.repeat(5_000)}` }));
    expect(made[0]?.options.title).toMatch(/^Ada x+…$/);
    expect(made[0]?.options.title?.length).toBeLessThanOrEqual(120);
  });

  test('[J14] that the system refuses is a line in the log, not a crash', () => {
    const { port, made, log } = notify();
    port.show(notice());
    made[0]?.emit('failed', {}, 'no server');
    expect(log.lines).toEqual(['notification: refused by the system {"error":"no server"}']);
  });

  test('none is left when the app goes', () => {
    const { port, openTitles } = notify();
    port.show(notice());
    port.show(notice({ id: 'b' }));
    port.close();
    expect(openTitles()).toEqual([]);
  });
});

type FakeTray = EventEmitter & {
  images: string[];
  tips: string[];
  menus: MenuItemConstructorOptions[][];
  titles: string[];
  gone: boolean;
};

function panel(changes: Partial<TrayParts> = {}) {
  const trays: FakeTray[] = [];
  const port = createTray({
    platform: 'linux',
    make: (image) => {
      const fake: FakeTray = Object.assign(new EventEmitter(), {
        ...{ images: [image as unknown as string], tips: [], menus: [], titles: [], gone: false },
        setImage: (next: string) => fake.images.push(next),
        setToolTip: (tip: string) => fake.tips.push(tip),
        setTitle: (title: string) => fake.titles.push(title),
        setContextMenu: (menu: MenuItemConstructorOptions[]) => fake.menus.push(menu),
        destroy: () => void (fake.gone = true),
      });
      trays.push(fake);
      return fake as never;
    },
    icon: (shape) => shape as never,
    buildMenu: (template) => template as never,
    onThemeChanged: () => undefined,
    onDrop: () => undefined,
    hasHost: () => true,
    ...changes,
  });
  const draw = (
    shape: TrayShape,
    menu: readonly MenuEntry[] = [],
    more: { count?: number; onClick?: () => void } = {},
  ) => {
    const { count = 0, onClick = () => undefined } = more;
    port.draw({ shape, count, tooltip: shape, menu, onClick });
  };
  return { port, draw, trays };
}

function action(id: string, act: () => void = () => undefined, label = id): MenuEntry {
  return { kind: 'action', id, label, act };
}

describe('the tray', () => {
  test('takes files that are dropped on it, where the system tells of them', () => {
    const dropped: (readonly string[])[] = [];
    for (const platform of ['linux', 'windows', 'macos'] as const) {
      const { draw, trays } = panel({ platform, onDrop: (paths) => void dropped.push(paths) });
      draw('listening');
      trays[0]?.emit('drop-files', {}, [`/${platform}.pdf`]);
    }
    expect(dropped).toEqual([['/macos.pdf']]);
  });

  test('has one icon whose picture and tooltip follow the state', () => {
    const { draw, trays } = panel();
    draw('listening');
    draw('ringing');
    draw('ringing');
    expect(trays.length).toBe(1);
    expect(trays[0]).toMatchObject({
      images: ['listening', 'listening', 'ringing'],
      tips: ['listening', 'ringing'],
    });
  });

  test('sets its menu anew only when it reads differently, and still does the newest thing', () => {
    const done: string[] = [];
    const { draw, trays } = panel();
    draw('listening', [action('open', () => void done.push('first'))]);
    draw('listening', [action('open', () => void done.push('second'))]);
    expect(trays[0]?.menus.length).toBe(1);
    (trays[0]?.menus[0]?.[0]?.click as () => void)();
    draw('listening', [action('open'), { kind: 'separator' }, action('quit')]);
    expect(done).toEqual(['second']);
    expect(trays[0]?.menus.length).toBe(2);
  });

  test('draws submenus, checks and what cannot be chosen, and keeps & in a name', () => {
    const { draw, trays } = panel();
    const entries: MenuEntry[] = [
      {
        kind: 'action',
        id: 'all',
        label: 'Marks & Spencer',
        checked: true,
        enabled: false,
        act: () => undefined,
      },
    ];
    draw('listening', [{ kind: 'submenu', label: 'Calls', entries }]);
    expect(trays[0]?.menus[0]?.[0]).toMatchObject({
      type: 'submenu',
      submenu: [{ id: 'all', label: 'Marks && Spencer', type: 'checkbox', checked: true, enabled: false }],
    });
  });

  test('its click does what the newest picture says; on macOS the menu opens instead', () => {
    const done: string[] = [];
    const linux = panel();
    linux.draw('listening', [], { onClick: () => void done.push('old') });
    linux.draw('ringing', [], { onClick: () => void done.push('new') });
    linux.trays[0]?.emit('click');
    expect(done).toEqual(['new']);
    const mac = panel({ platform: 'macos' });
    mac.draw('waiting', [], { count: 3 });
    expect([mac.trays[0]?.listenerCount('click'), mac.trays[0]?.titles]).toEqual([0, ['3']]);
  });

  test('[J14] is not made where no panel shows it, and goes when the panel goes', () => {
    let host = false;
    const { draw, trays } = panel({ hasHost: () => host });
    draw('listening');
    expect(trays).toEqual([]);
    host = true;
    draw('listening');
    expect(trays.length).toBe(1);
    host = false;
    draw('ringing');
    expect(trays[0]?.gone).toBe(true);
  });

  test('follows the colours of the system', () => {
    let changed: () => void = () => undefined;
    const { draw, trays } = panel({ onThemeChanged: (listener) => (changed = listener) });
    changed();
    draw('listening');
    changed();
    expect(trays[0]?.images.length).toBe(3);
  });
});

describe('[J08] shortcuts', () => {
  function register(taken: readonly string[]) {
    const kept = new Map<string, () => void>();
    const log = recordingLog();
    const port = createShortcuts(
      {
        register: (accelerator: string, act: () => void) => {
          if (accelerator === 'Ctrl+ß') throw new TypeError('conversion failure');
          if (taken.includes(accelerator)) return false;
          kept.set(accelerator, act);
          return true;
        },
        unregisterAll: () => kept.clear(),
      },
      log,
    );
    const nothing = (): void => undefined;
    const want = (all: Record<string, string>) =>
      port.register(Object.entries(all).map(([name, accelerator]) => ({ name, accelerator, act: nothing })));
    return { want, kept, log };
  }

  test('that another program has are named; the rest work', () => {
    const { want, kept } = register(['Ctrl+Shift+F11']);
    expect(want({ showCard: 'Ctrl+Shift+F11', silence: 'Ctrl+Shift+F10' })).toEqual(['showCard']);
    expect([...kept.keys()]).toEqual(['Ctrl+Shift+F10']);
  });

  test('that cannot be typed are named instead of failing', () => {
    const { want, log } = register([]);
    expect(want({ openApp: 'Ctrl+ß' })).toEqual(['openApp']);
    expect(log.lines.length).toBe(1);
  });

  test('that are empty are not registered and not missed', () => {
    const { want, kept } = register([]);
    expect(want({ showCard: '' })).toEqual([]);
    expect(kept.size).toBe(0);
  });

  test('replace the former set', () => {
    const { want, kept } = register([]);
    want({ showCard: 'F1', silence: 'F2' });
    want({ showCard: 'F3' });
    expect([...kept.keys()]).toEqual(['F3']);
  });
});
