import { describe, expect, test } from 'vitest';
import { cardSize, placeCard, type Platform, type Screen } from '../../../../src/main/desktop/card-place.ts';
import { type CardWindowParts, createCardWindow } from '../../../../src/main/desktop/card-window.ts';
import { emptyMemory, fakeScreens, screenOf, windowMaker } from './fake-window.ts';
import { handClock, recordingLog } from './fakes.ts';

const laptop = screenOf(0, 1600, 1000, { bottom: 48 });
const beside = screenOf(1600, 2560, 1440);

function open(changes: Partial<CardWindowParts> = {}, screens: readonly Screen[] = [laptop, beside]) {
  const maker = windowMaker();
  const screen = fakeScreens(screens);
  const clock = handClock();
  let closedByPerson = 0;
  const card = createCardWindow({
    pageOrigin: 'app://main',
    preload: '/app/preload.cjs',
    icon: undefined,
    platform: 'linux',
    elapsed: clock.elapsed,
    after: clock.after,
    memory: emptyMemory(),
    log: recordingLog(),
    openWindow: maker.openWindow,
    screen,
    isDark: () => false,
    canPlace: true,
    isQuitting: () => false,
    onClosedByPerson: () => (closedByPerson += 1),
    ...changes,
  });
  return {
    card,
    screen,
    clock,
    window: () => maker.made.at(-1)!,
    made: maker.made,
    closed: () => closedByPerson,
  };
}

describe('the call card', () => {
  test('is made hidden, on top, without a frame and out of the taskbar', () => {
    const { card, window } = open();
    card.prepare();
    expect(window().asked).toEqual([]);
    expect(window().loaded).toEqual(['app://main/call-card/index.html']);
    expect(window().options).toMatchObject({
      show: false,
      frame: false,
      alwaysOnTop: true,
      skipTaskbar: true,
      resizable: false,
      width: 400,
      webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false },
    });
    expect(window().options).not.toHaveProperty('transparent');
  });

  test('is one window, however often it is shown', () => {
    const { card, made } = open();
    card.prepare();
    card.show();
    card.hide();
    card.show();
    card.focus('s-1');
    expect(made.length).toBe(1);
  });

  test('is shown without taking the focus', () => {
    const { card, window } = open();
    card.show();
    expect(window().asked).toEqual(['showInactive']);
    expect(window().focused).toBe(false);
  });

  test.each(['windows', 'macos'] as const)('on %s can be focused only when the person asked', (platform) => {
    const { card, window } = open({ platform });
    card.show();
    expect(window().options.focusable).toBe(false);
    card.focus('s-1');
    expect(window().asked.slice(-3)).toEqual(['focusable true', 'show', 'focus']);
    card.hide();
    expect(window().asked.slice(-2)).toEqual(['hide', 'focusable false']);
  });

  test('on macOS it is a panel that may sit over other spaces', () => {
    const { card, window } = open({ platform: 'macos' });
    card.prepare();
    expect(window().options.type).toBe('panel');
    expect(window().asked).toEqual(['all workspaces']);
  });

  test('tells its page to move the focus, also when the page starts to listen later', () => {
    const { card, window } = open();
    card.focus('s-1');
    expect(window().sent).toEqual([]);
    card.listening(1);
    card.focus('s-2');
    expect(window().sent).toEqual([
      ['cardFocused', { callId: 's-1' }],
      ['cardFocused', { callId: 's-2' }],
    ]);
  });

  test('[J12] comes up on the screen with the pointer and stays there while it is shown', () => {
    const { card, window, screen } = open();
    screen.pointer = { x: 2000, y: 500 };
    card.show();
    expect(window().bounds).toEqual({ x: 1600 + 2560 - 400 - 12, y: 12, width: 400, height: 342 });
    screen.pointer = { x: 10, y: 10 };
    card.fit(420, 400);
    expect(window().bounds).toMatchObject({ x: 1600 + 2560 - 400 - 12, height: 420 });
  });

  test('[J12] goes to a screen that is left when its own is unplugged', () => {
    const { card, window, screen } = open();
    screen.pointer = { x: 2000, y: 500 };
    card.show();
    screen.change([laptop]);
    expect(window().bounds.x).toBe(1600 - 400 - 12);
  });

  test('fits its content: whole pixels, at most 80 % of the work area', () => {
    const { card, window } = open();
    card.show();
    card.fit(341.4, 400.2);
    expect(window().bounds).toMatchObject({ width: 400, height: 341 });
    card.fit(5_000, 5_000);
    expect(window().bounds).toMatchObject({ width: 640, height: Math.round(952 * 0.8) });
  });

  test('keeps what its content needs while it is hidden', () => {
    const { card, window } = open();
    card.prepare();
    card.fit(444, 400);
    expect(window().bounds.height).toBe(342);
    card.show();
    expect(window().bounds.height).toBe(444);
  });

  test('snaps to the quarter it was dragged to and comes back there, for this arrangement of screens', () => {
    const { card, window, clock, screen } = open();
    card.show();
    window().drag(100, 600);
    clock.move(300);
    expect(window().bounds).toMatchObject({ x: 12, y: 952 - 342 - 12 });
    card.hide();
    card.show();
    expect(window().bounds).toMatchObject({ x: 12, y: 952 - 342 - 12 });
    card.hide();
    screen.change([laptop]);
    card.show();
    expect(window().bounds).toMatchObject({ x: 1600 - 412, y: 12 });
  });

  test('a move that we make ourselves is not taken for a drag', () => {
    const { card, window, clock, screen } = open();
    card.show();
    clock.move(1_000);
    screen.pointer = { x: 2000, y: 10 };
    card.hide();
    card.show();
    clock.move(1_000);
    expect(window().bounds).toMatchObject({ x: 1600 + 2560 - 412, y: 12 });
  });

  test('closed by the window system it is only hidden, and the app is told; at the end it goes', () => {
    let quitting = false;
    const { card, window, closed } = open({ isQuitting: () => quitting });
    card.show();
    expect(window().close()).toBe(false);
    expect([window().visible, closed()]).toEqual([false, 1]);
    quitting = true;
    expect(window().close()).toBe(true);
  });

  test('under Wayland it is given a size and no place', () => {
    const { card, window } = open({ canPlace: false });
    card.focus(undefined);
    expect(window().bounds).toMatchObject({ x: 0, y: 0, width: 400, height: 342 });
  });

  test('[J11] its page is loaded anew after a crash, and given up on the third in a minute', () => {
    const { card, window, clock } = open();
    card.prepare();
    window().crash();
    clock.move(61_000);
    window().crash();
    window().crash();
    window().crash('clean-exit');
    expect(window().loaded.slice(1)).toEqual(Array(3).fill('app://main/call-card/index.html'));
    window().crash('oom');
    expect(window().loaded.at(-1)).toBe('app://main/safe.html');
  });
});

describe('the place of the card', () => {
  const taskbarTop = screenOf(0, 1600, 1000, { top: 48 });
  const macMenu = screenOf(0, 1440, 900, { top: 25 });
  const cases: readonly (readonly [string, Platform, Screen, number, number])[] = [
    ['top right below the menu bar on macOS', 'macos', macMenu, 1440 - 412, 37],
    ['bottom right above the taskbar on Windows', 'windows', laptop, 1600 - 412, 952 - 342 - 12],
    ['top right where the taskbar is at the top', 'windows', taskbarTop, 1600 - 412, 60],
    ['top right of the work area on X11', 'linux', laptop, 1600 - 412, 12],
  ];
  test.each(cases)('is %s', (_name, platform, screen, x, y) => {
    const { card, window } = open({ platform }, [screen]);
    card.show();
    expect(window().bounds).toMatchObject({ x, y });
  });

  test.each([
    ['8K', screenOf(0, 7680, 4320)],
    ['400 % scale', screenOf(0, 480, 270)],
    ['left of the main screen', screenOf(-1920, 1920, 1080)],
    ['upright', screenOf(0, 1080, 1920)],
  ])('[J12] is inside the work area at %s', (_name, screen) => {
    for (const quarter of ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const) {
      const size = cardSize({ width: 400, height: 488 }, screen.workArea);
      const box = placeCard(quarter, size, screen.workArea);
      expect(box.x).toBeGreaterThanOrEqual(screen.workArea.x);
      expect(box.y).toBeGreaterThanOrEqual(screen.workArea.y);
      expect(box.x + box.width).toBeLessThanOrEqual(screen.workArea.x + screen.workArea.width);
      expect(box.y + box.height).toBeLessThanOrEqual(screen.workArea.y + screen.workArea.height);
    }
  });
});
