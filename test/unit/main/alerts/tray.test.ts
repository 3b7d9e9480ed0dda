import { describe, expect, it } from 'vitest';
import type { AppState } from '../../../../src/shared/app-state.ts';
import { following } from '../../../../src/shared/steady-look.ts';
import { builtAt, call, connectedCall, connection, ownPresence, parties } from '../../../support/builders.ts';
import { appStates } from '../../../support/app-states.ts';
import { alertsInTest, choose, menuText, type TrayDrawing, withAlerts } from './alerts-in-test.ts';

function drawingOf(different: Partial<AppState>): TrayDrawing {
  const alerts = alertsInTest(different);
  alerts.update();
  return alerts.drawings.at(-1)!;
}

const at = (time: number): string =>
  new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit' }).format(time);

const listeningSince = connection().since;

const slow = connection({
  ...{ phase: 'offline', reason: 'server', since: builtAt - 60_000 },
  ...{ channel: 'polling', polledAt: builtAt - 2_000 },
});

describe('the tray picture', () => {
  it.each<[string, Partial<AppState>, string, string]>([
    ['idle', {}, 'listening', `Ringside · Available · listening since ${at(listeningSince)}`],
    ['missed calls', { missedCount: 3 }, 'waiting', '3 missed calls'],
    ['ringing', { calls: [call()] }, 'ringing', 'Ada Lovelace is calling'],
    ['two ringing', { calls: [call(), call()] }, 'ringing', '2 incoming calls'],
    [
      'on a call',
      { calls: [connectedCall({ answeredAt: builtAt })] },
      'on-call',
      `On call with Ada Lovelace since ${at(builtAt)}`,
    ],
    ['calling out', { calls: [call({ direction: 'outbound' })] }, 'on-call', 'Calling Ada Lovelace'],
    [
      'not taking calls',
      { presence: ownPresence({ dndStatus: 'DoNotAcceptAnyCalls' }), missedCount: 1 },
      'not-taking-calls',
      'Not taking calls: you chose that none reach you · 1 missed call',
    ],
    [
      'no network',
      {
        connection: connection({
          phase: 'offline',
          reason: 'network',
          since: builtAt - 4_000,
          lastHeardAt: builtAt - 9_000,
        }),
        calls: [call()],
      },
      'not-listening',
      `Not listening since ${at(builtAt - 9_000)}: no network`,
    ],
    [
      'connecting',
      { connection: connection({ phase: 'connecting', since: builtAt }) },
      'not-listening',
      'Connecting…',
    ],
    [
      'a break of a few seconds',
      { connection: following(connection({ phase: 'reconnecting', since: builtAt }), connection(), builtAt) },
      'listening',
      `Ringside · Available · listening since ${at(listeningSince)}`,
    ],
    ['slow mode', { connection: slow }, 'listening', 'Slow mode: checking every 15 s'],
    ['ringing in slow mode', { connection: slow, calls: [call()] }, 'ringing', 'Ada Lovelace is calling'],
    [
      'signed out',
      { signIn: { phase: 'signed-out', problem: undefined, canSignIn: true } },
      'not-listening',
      'Signed out: no calls show here',
    ],
    [
      'details hidden',
      { calls: [call()], settings: withAlerts({ hideNames: true }) },
      'ringing',
      'Incoming call',
    ],
  ])('%s', (_, state, shape, tooltip) => {
    expect(drawingOf(state)).toMatchObject({ shape, tooltip });
  });

  it('is drawn for every state the app can be in', () => {
    for (const state of Object.values(appStates)) expect(drawingOf(state).tooltip).not.toBe('');
  });

  it('is drawn anew only when something on it changed', () => {
    const alerts = alertsInTest();
    alerts.update();
    alerts.set({ today: { ...alerts.state().today } });
    alerts.set({ connection: connection({ lastHeardAt: builtAt + 1000 }) });
    expect(alerts.drawings).toHaveLength(1);
    alerts.set({ missedCount: 1 });
    expect(alerts.drawings).toHaveLength(2);
  });

  it('says by itself that the connection is lost once the break is no short one, and when slow mode ends', () => {
    const alerts = alertsInTest();
    alerts.update();
    const lost = connection({ phase: 'reconnecting', reason: 'server', since: builtAt });
    alerts.set({ connection: following(lost, alerts.state().connection, builtAt) });
    alerts.clock.pass(4_900);
    expect(alerts.drawings).toHaveLength(1);
    alerts.clock.pass(200);
    expect(alerts.drawings.at(-1)).toMatchObject({ shape: 'not-listening' });
    alerts.set({ connection: { ...slow, polledAt: alerts.clock.now() } });
    expect(alerts.drawings.at(-1)).toMatchObject({ shape: 'listening' });
    alerts.clock.pass(45_000);
    expect(alerts.drawings.at(-1)).toMatchObject({ shape: 'not-listening' });
  });

  it('is removed when the person does not want it', () => {
    const alerts = alertsInTest();
    alerts.update();
    const { settings } = alerts.state();
    alerts.set({ settings: { ...settings, general: { ...settings.general, showTray: false } } });
    expect(alerts.asked).toEqual(['removeTray']);
  });
});

const withTone = (different: Parameters<typeof withAlerts>[0] = {}) =>
  withAlerts({ ringTone: true, ...different });

describe('the tray menu', () => {
  it('has everything that exists, and nothing else, while idle', () => {
    expect(menuText(drawingOf({ missedCount: 2 }).menu)).toEqual([
      'Open Ringside',
      'Quick call…',
      '2 missed calls',
      '—',
      'Status: Available ▸',
      '  ✓ Available',
      '  Busy',
      '  Invisible',
      'Calls that reach me: All ▸',
      '  ✓ All',
      '  No queue calls',
      '  None',
      '—',
      'Settings…',
      'Quit Ringside',
    ]);
  });

  it('names the calls first, with what can be done about them', () => {
    const menu = drawingOf({
      calls: [connectedCall({ party: parties.colleague }), call(), call({ silenced: true })],
      settings: withTone(),
    }).menu;
    expect(menuText(menu).slice(0, 9)).toEqual([
      '(Grace Hopper · Desk phone)',
      'Show call',
      '(Ada Lovelace · Main line)',
      'Show call',
      'Silence',
      '(Ada Lovelace · Main line)',
      'Show call',
      '—',
      'Open Ringside',
    ]);
  });

  it('counts what is beyond five calls', () => {
    const lines = menuText(drawingOf({ calls: Array.from({ length: 12 }, () => call()) }).menu);
    expect(lines.filter((line) => line === 'Show call')).toHaveLength(5);
    expect(lines).toContain('7 more calls');
  });

  it('offers to take calls again, to try again and to sign in where that is the way out', () => {
    const dnd = drawingOf({ presence: ownPresence({ dndStatus: 'DoNotAcceptAnyCalls' }) }).menu;
    expect(menuText(dnd)).toContain('Take calls again');
    const offline = drawingOf({ connection: connection({ phase: 'offline' }) }).menu;
    expect(menuText(offline)).toContain('Try again');
    expect(menuText(drawingOf({ connection: slow }).menu).slice(0, 2)).toEqual([
      '(Slow mode: checking every 15 s)',
      'Try again',
    ]);
    const out = drawingOf(appStates['net.signedOut']).menu;
    expect(menuText(out)).toEqual([
      '(Signed out: no calls show here)',
      'Sign in…',
      '—',
      'Open Ringside',
      '—',
      'Settings…',
      'Quit Ringside',
    ]);
  });

  it.each([
    ['None', 'setDnd "DoNotAcceptAnyCalls"'],
    ['Busy', 'setUserStatus "Busy"'],
    ['Quick call…', 'quickCall'],
    ['Quit Ringside', 'quit'],
    ['Settings…', 'openMain {"screen":"settings","page":"general"}'],
    ['Silence', 'silence "a"'],
    ['Show call', 'focusCard "a"'],
  ])('does what "%s" says', (label, asked) => {
    const alerts = alertsInTest({ settings: withTone() });
    alerts.ring(call({ id: 'a' }));
    choose(alerts.drawings.at(-1)!.menu, label);
    expect(alerts.asked.at(-1)).toBe(asked);
  });

  it.each<[string, Partial<AppState>]>([
    ['the tone is off', { settings: withAlerts({ ringTone: false }) }],
    ['such calls come without a tone', { settings: withTone({ direct: 'quiet-card' }) }],
    [
      'no calls are taken',
      { settings: withTone(), presence: ownPresence({ dndStatus: 'DoNotAcceptAnyCalls' }) },
    ],
  ])('does not offer to silence what makes no sound: %s', (_what, different) => {
    const lines = menuText(drawingOf({ calls: [call()], ...different }).menu);
    expect(lines).toContain('Show call');
    expect(lines).not.toContain('Silence');
  });

  it('offers to silence the tick of a second call', () => {
    const settings = withTone({ second: 'quiet-card' });
    const lines = menuText(drawingOf({ calls: [connectedCall(), call()], settings }).menu);
    expect(lines).toContain('Silence');
  });

  it('shows a setting that can no longer be chosen where it is set', () => {
    const menu = drawingOf({ presence: ownPresence({ dndStatus: 'TakeDepartmentCallsOnly' }) }).menu;
    expect(menuText(menu)).toContain('Calls that reach me: Queue calls only ▸');
  });
});
