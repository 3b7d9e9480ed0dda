import { describe, expect, test } from 'vitest';
import { createCloseQuestion } from '../../../../src/main/desktop/close-question.ts';
import { createMainWindow, type MainWindowParts } from '../../../../src/main/desktop/main-window.ts';
import { emptyMemory, fakeScreens, screenOf, windowMaker } from './fake-window.ts';
import { handClock, recordingLog } from './fakes.ts';

function open(changes: Partial<MainWindowParts> = {}) {
  const maker = windowMaker();
  const clock = handClock();
  const memory = emptyMemory();
  const main = createMainWindow({
    pageOrigin: 'app://main',
    preload: '/app/preload.cjs',
    icon: undefined,
    platform: 'linux',
    elapsed: clock.elapsed,
    after: clock.after,
    memory,
    log: recordingLog(),
    openWindow: maker.openWindow,
    screen: fakeScreens([screenOf(0, 1600, 1000)]),
    isDark: () => true,
    mayClose: () => true,
    onShown: () => undefined,
    ...changes,
  });
  return { main, made: maker.made, window: () => maker.made.at(-1)!, memory };
}

describe('the main window', () => {
  test('opens once, 1120 by 720, and is raised after that', () => {
    const { main, window, made } = open();
    main.open({ screen: 'calls' });
    expect(window().options).toMatchObject({
      width: 1120,
      height: 720,
      minWidth: 480,
      minHeight: 480,
      show: false,
    });
    window().emit('ready-to-show');
    main.open({ screen: 'calls' });
    expect(made.length).toBe(1);
    expect(window().asked).toEqual(['show', 'show', 'focus']);
  });

  test('goes where it was asked to as soon as its page listens', () => {
    const { main, window } = open();
    main.open({ screen: 'settings', page: 'about' });
    main.open({ screen: 'connection' });
    expect(window().sent).toEqual([]);
    main.listening(1);
    main.open({ screen: 'calls' });
    expect(window().sent).toEqual([
      ['routeRequested', { screen: 'connection' }],
      ['routeRequested', { screen: 'calls' }],
    ]);
  });

  test('opens the box for everything over whatever it shows, made or raised for it', () => {
    const { main, window, made } = open();
    main.openPalette();
    expect(window().sent).toEqual([]);
    main.listening(1);
    expect(window().sent).toEqual([['paletteRequested', null]]);
    main.openPalette();
    expect(made.length).toBe(1);
    expect(window().asked).toEqual(['show', 'focus']);
    expect(window().sent).toEqual([
      ['paletteRequested', null],
      ['paletteRequested', null],
    ]);
    window().close();
    main.open({ screen: 'calls' });
    main.listening(2);
    expect(window().sent).toEqual([['routeRequested', { screen: 'calls' }]]);
  });

  test('is another window’s page that listens: nothing is sent', () => {
    const { main, window } = open();
    main.open({ screen: 'calls' });
    main.listening(99);
    expect(window().sent).toEqual([]);
  });

  test('closing frees it, and it opens anew where it stood', () => {
    const { main, window, made } = open();
    main.open({ screen: 'calls' });
    window().bounds = { x: 40, y: 50, width: 900, height: 600 };
    expect(window().close()).toBe(true);
    expect(main.isOpen()).toBe(false);
    main.open({ screen: 'calls' });
    expect(made.length).toBe(2);
    expect(window().options).toMatchObject({ x: 40, y: 50, width: 900, height: 600 });
  });

  test.each([
    ['on a screen that is gone', { x: 5_000, y: 0, width: 900, height: 600 }],
    ['with its title bar above the screen', { x: 0, y: -300, width: 900, height: 600 }],
    ['with its title bar below the screen', { x: 0, y: 990, width: 900, height: 600 }],
    ['with a sliver left', { x: 1_590, y: 0, width: 900, height: 600 }],
  ])('[J12] a place %s is forgotten', (_name, bounds) => {
    const { main, window, memory } = open();
    memory.keepMainBounds(bounds);
    main.open({ screen: 'calls' });
    expect(window().options).toMatchObject({ width: 1120, height: 720 });
    expect(window().options).not.toHaveProperty('x');
  });

  test.each([
    ['macos', { titleBarStyle: 'hiddenInset' }],
    ['windows', { titleBarStyle: 'hidden', titleBarOverlay: true }],
  ] as const)('wears the title bar of %s', (platform, options) => {
    const { main, window } = open({ platform });
    main.open({ screen: 'calls' });
    expect(window().options).toMatchObject(options);
  });

  test('[J11] a page that crashed comes back with the state; the third crash in a minute shows the safe page', () => {
    const { main, window } = open();
    main.open({ screen: 'calls' });
    for (const reason of ['crashed', 'oom', 'killed']) window().crash(reason);
    expect(window().loaded).toEqual([
      ...Array<string>(3).fill('app://main/index.html'),
      'app://main/safe.html',
    ]);
  });
});

describe('[J14] closing the main window where there is no tray', () => {
  const words = { message: 'Closing quits', detail: 'No tray', quit: 'Quit', keepOpen: 'Keep open' };
  function ask(response: number) {
    const memory = emptyMemory();
    const asked: string[] = [];
    let quits = 0;
    const question = createCloseQuestion({
      words,
      memory,
      quit: () => (quits += 1),
      showMessage: (_window, options) => {
        asked.push(options.message);
        return Promise.resolve({ response });
      },
    });
    const { main, window } = open({ mayClose: question });
    main.open({ screen: 'calls' });
    return { window: window(), asked, quits: () => quits };
  }

  test('asks first and stays open meanwhile', async () => {
    const { window, asked, quits } = ask(1);
    expect(window.close()).toBe(false);
    expect(window.close()).toBe(false);
    await Promise.resolve();
    expect([asked, quits()]).toEqual([['Closing quits'], 0]);
  });

  test('quits when the person says so, and asks no second time', async () => {
    const { window, asked, quits } = ask(0);
    window.close();
    await new Promise(setImmediate);
    expect(quits()).toBe(1);
    expect(window.close()).toBe(true);
    expect([asked.length, quits()]).toEqual([1, 2]);
  });
});
