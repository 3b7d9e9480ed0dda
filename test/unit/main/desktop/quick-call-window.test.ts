import { describe, expect, test } from 'vitest';
import {
  createQuickCallWindow,
  placeQuickCall,
  type QuickCallWindowParts,
} from '../../../../src/main/desktop/quick-call-window.ts';
import { emptyMemory, fakeScreens, screenOf, windowMaker } from './fake-window.ts';
import { handClock, recordingLog } from './fakes.ts';

const laptop = screenOf(0, 1600, 1000, { bottom: 48 });
const beside = screenOf(1600, 2560, 1440);

function inTest(changes: Partial<QuickCallWindowParts> = {}) {
  const maker = windowMaker();
  const screen = fakeScreens([laptop, beside]);
  const clock = handClock();
  let closed = 0;
  const quickCall = createQuickCallWindow({
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
    onClosed: () => (closed += 1),
    ...changes,
  });
  return {
    ...quickCall,
    screen,
    clock,
    made: maker.made,
    last: () => maker.made.at(-1)!,
    closed: () => closed,
  };
}

describe('Quick call’s window', () => {
  test('is made on first use: small, without a frame, with no more rights than the others', () => {
    const { open, made, last } = inTest();
    expect(made).toEqual([]);
    open('fill-1', 'take');
    expect(last().loaded).toEqual(['app://main/quick-call/index.html']);
    expect(last().options).toMatchObject({
      ...{ width: 360, height: 76, frame: false, resizable: false, skipTaskbar: true, show: false },
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    });
    expect(last().options).not.toHaveProperty('transparent');
    expect(last().asked).toEqual(['show', 'focus']);
  });

  test('is one window, however often it is opened', () => {
    const { open, made } = inTest();
    for (let at = 0; at < 5; at++) open(undefined, 'take');
    expect(made.length).toBe(1);
  });

  test('opens where the pointer is, and grows downwards within its limits', () => {
    const { open, fit, last, screen } = inTest();
    screen.pointer = { x: 2000, y: 10 };
    open(undefined, 'take');
    expect(last().bounds).toEqual({ x: 2700, y: 360, width: 360, height: 76 });
    fit(300.4, 360);
    expect(last().bounds).toEqual({ x: 2700, y: 360, width: 360, height: 300 });
    fit(9_999, 1);
    expect(last().bounds).toMatchObject({ width: 360, height: 520 });
    fit(1, 9_999);
    expect(last().bounds).toMatchObject({ width: 640, height: 76 });
  });

  test('fits a small screen', () => {
    expect(placeQuickCall(screenOf(0, 640, 480), { width: 360, height: 76 })).toEqual({
      x: 140,
      y: 0,
      width: 360,
      height: 76,
    });
  });

  test('leaves its place to the system under Wayland', () => {
    const { open, last } = inTest({ canPlace: false });
    open(undefined, 'take');
    expect(last().options).not.toHaveProperty('x');
    expect([last().bounds.x, last().bounds.y]).toEqual([0, 0]);
  });

  test('tells its page which fill to show, once the page listens', () => {
    const { open, listening, last } = inTest();
    open('fill-1', 'take');
    expect(last().sent).toEqual([]);
    listening(99);
    expect(last().sent).toEqual([]);
    listening(last().webContents.id);
    open('fill-2', 'take');
    expect(last().sent).toEqual([
      ['quickCallFocused', { fillId: 'fill-1' }],
      ['quickCallFocused', { fillId: 'fill-2' }],
    ]);
  });

  test('is hidden when the person goes elsewhere, says so once, and is there at once the next time', () => {
    const { open, last, clock, closed, made } = inTest();
    open('fill-1', 'take');
    clock.move(1_000);
    last().emit('blur');
    last().emit('blur');
    expect([last().visible, last().dead, closed()]).toEqual([false, false, 1]);
    open('fill-2', 'take');
    expect([made.length, last().visible]).toEqual([1, true]);
  });

  test('closed by the window system it is hidden too, except while the app quits', () => {
    let isQuitting = false;
    const { open, last, closed } = inTest({ isQuitting: () => isQuitting });
    open('fill-1', 'take');
    expect([last().close(), last().visible, closed()]).toEqual([false, false, 1]);
    open('fill-2', 'take');
    isQuitting = true;
    expect([last().close(), closed()]).toEqual([true, 1]);
  });

  test('gives its memory back once it was not used for ten minutes', () => {
    const { open, close, last, clock, made } = inTest();
    open('fill-1', 'take');
    close();
    clock.move(599_000);
    open('fill-2', 'take');
    clock.move(600_000);
    expect(last().dead).toBe(false);
    close();
    clock.move(600_000);
    expect(last().dead).toBe(true);
    open('fill-3', 'take');
    expect([made.length, last().visible]).toEqual([2, true]);
  });

  test('stays while a link arrives: the program behind it may take the focus once more', () => {
    const { open, last, clock } = inTest();
    open('fill-1', 'take');
    last().emit('blur');
    expect(last().visible).toBe(true);
    clock.move(1_000);
    open('fill-2', 'take');
    last().emit('blur');
    expect(last().visible).toBe(true);
  });

  test('closed by us is no leaving of the person', () => {
    const { open, close, last, closed } = inTest();
    open('fill-1', 'take');
    close();
    close();
    expect([last().visible, closed()]).toEqual([false, 0]);
  });

  test('[B11] is shown without the focus where that was asked for', () => {
    const { open, last } = inTest();
    open('fill-1', 'quiet');
    expect(last().asked).toEqual(['showInactive']);
  });

  test('comes back after its page crashed, and gives up in the end', () => {
    const { open, last } = inTest();
    open(undefined, 'take');
    for (let at = 0; at < 12; at++) last().crash();
    expect(last().loaded.slice(0, 2)).toEqual(Array(2).fill('app://main/quick-call/index.html'));
    expect(last().loaded.at(-1)).toBe('app://main/safe.html');
  });
});
