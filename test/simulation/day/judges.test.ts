import { describe, expect, it } from 'vitest';
import type { CallEnding } from '../../../src/shared/call.ts';
import type { PlatformReply, PlatformRequest } from '../../../src/simulator/exchange.ts';
import { pastCallRow } from '../../support/past-call-builders.ts';
import { createDisturbances, type Disturbances } from './disturbances.ts';
import { seatPerson } from './person.ts';
import { watchRings } from './rings.ts';
import { createScriptedStage, type ScriptedStage } from './scripted-stage.ts';
import { watchAlerts } from './watch-alerts.ts';
import { watchCalls } from './watch-calls.ts';
import { watchLine } from './watch-line.ts';
import { watchTraffic } from './watch-traffic.ts';

const customer = '+14155550142';

function kindsOf({ wrongs }: ScriptedStage): readonly string[] {
  return wrongs().map(({ kind }) => kind);
}

function withLine() {
  const scripted = createScriptedStage();
  const disturbances = createDisturbances(scripted.stage.clock.driven.now);
  const line = watchLine(scripted.stage, disturbances);
  /** Lets time pass, with a look ten times a second. */
  const pass = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 100) {
      line.look();
      await scripted.stage.clock.run(100);
    }
    line.look();
  };
  return { ...scripted, line, disturbances, pass };
}

/** Nothing was wrong, and the line was up. */
function withCalls() {
  const scripted = createScriptedStage();
  const { stage } = scripted;
  const disturbances: Disturbances = createDisturbances(stage.clock.driven.now);
  const rings = watchRings(stage.simulator.world, stage.personId);
  const line = { ...watchLine(stage, disturbances), isUpSince: () => true };
  const alerts = watchAlerts(stage, rings, line, disturbances, { slowest: stage.network.delay });
  const calls = watchCalls(stage, rings);
  alerts.live(stage.app());
  calls.live(stage.app());
  const { telephony } = stage.simulator.world;
  const ring = (): string => telephony.ring({ from: customer, to: stage.personId });
  return { ...scripted, alerts, calls, ring, telephony };
}

describe('the judge of the line notices', () => {
  it('nothing where nothing is wrong', async () => {
    const day = withLine();
    await day.pass(200_000);
    expect(kindsOf(day)).toEqual([]);
    expect(day.line.figures().onlineMs).toBe(200_000);
  });

  it('a page that says online while nobody is told of events', async () => {
    const day = withLine();
    await day.pass(1_000);
    day.script.isListening = false;
    await day.pass(4_900);
    expect(kindsOf(day)).not.toContain('connection_page_wrong');
    await day.pass(300);
    expect(kindsOf(day)).toContain('connection_page_wrong');
  });

  it('a page that says online on a WebSocket while only the poll of an earlier subscription is told', async () => {
    const day = withLine();
    day.script.listensBy = 'pubnub';
    await day.pass(5_300);
    expect(kindsOf(day)).toContain('connection_page_wrong');
  });

  it('a page that says offline while events come', async () => {
    const day = withLine();
    await day.pass(1_000);
    day.say('offline');
    await day.pass(5_300);
    expect(kindsOf(day)).toEqual(['connection_page_wrong']);
  });

  it('nothing where the next poll is still on its way from when the network was slow', async () => {
    const day = withLine();
    day.script.poll = { channel: 'any', since: day.stage.clock.driven.now(), state: 'answered' };
    day.script.delay = 3_000;
    await day.pass(2_000);
    day.script.delay = 20;
    await day.pass(1_500);
    day.script.sockets = 0;
    day.say('reconnecting');
    await day.pass(1_000);
    expect(kindsOf(day)).toEqual([]);
  });

  it('nothing while the next poll is swallowed on a connection that was made just before', async () => {
    const day = withLine();
    day.script.poll = { channel: 'any', since: day.stage.clock.driven.now(), state: 'answered' };
    await day.pass(200);
    day.script.poll = undefined;
    day.script.isUsed = false;
    day.script.isThrough = false;
    await day.pass(20_000);
    expect(kindsOf(day)).toEqual([]);
  });

  it('a poll that PubNub holds without telling anything, after a minute', async () => {
    const day = withLine();
    day.script.listensBy = 'pubnub';
    day.script.poll = { channel: 'any', since: day.stage.clock.driven.now(), state: 'waiting' };
    await day.pass(1_000);
    day.script.isListening = false;
    await day.pass(60_000);
    expect(kindsOf(day)).toEqual([]);
    await day.pass(10_000);
    expect(kindsOf(day)).toEqual(['connection_page_wrong']);
  });

  it('a line that was cut and is believed in for more than a second', async () => {
    const day = withLine();
    await day.pass(1_000);
    Object.assign(day.script, { isListening: false, sockets: 0 });
    await day.pass(1_500);
    day.say('reconnecting');
    await day.pass(100);
    expect(kindsOf(day)).toEqual(['dead_line_noticed_s']);
  });

  it('a line that swallows everything and is believed in for more than a minute', async () => {
    const day = withLine();
    await day.pass(1_000);
    day.script.isThrough = false;
    await day.pass(59_000);
    expect(kindsOf(day)).toEqual([]);
    await day.pass(2_000);
    day.say('reconnecting');
    await day.pass(100);
    expect(kindsOf(day)).toContain('dead_line_noticed_s');
  });

  it('who is not back in time, but not who was asked to wait, or waited for the person', async () => {
    const late = withLine();
    const polite = withLine();
    const signedOut = withLine();
    for (const day of [late, polite, signedOut]) {
      await day.pass(1_000);
      Object.assign(day.script, { isListening: false, sockets: 0 });
      day.say('reconnecting');
      if (day === polite) day.line.noteAsked(day.stage.clock.now() + 60_000);
      await day.pass(20_000);
      if (day === signedOut) day.line.noteSigningIn();
      await day.pass(60_000);
      Object.assign(day.script, { isListening: true, sockets: 1 });
      day.say('online');
      await day.pass(100);
    }
    expect(kindsOf(late)).toEqual(['back_online_s']);
    expect(kindsOf(polite)).toEqual([]);
    expect(kindsOf(signedOut)).toEqual([]);
  });

  it('a second socket', async () => {
    const day = withLine();
    day.script.sockets = 2;
    await day.pass(100);
    expect(kindsOf(day)).toEqual(['max_sockets_alive']);
  });
});

describe('the judges of calls notice', () => {
  it('nothing where each ring is told once and in time', async () => {
    const day = withCalls();
    const session = day.ring();
    day.notify(`call-${session}`);
    await day.stage.clock.run(5_000);
    expect(day.alerts.figures().judged).toBe(1);
    expect(kindsOf(day)).toEqual([]);
  });

  it('a ring that nobody is told of', async () => {
    const day = withCalls();
    day.ring();
    await day.stage.clock.run(5_000);
    expect(kindsOf(day)).toEqual(['missed_calls']);
  });

  it('an alert for no call, one for a call that is over, and a second one', async () => {
    const day = withCalls();
    day.notify('call-nobody');
    const session = day.ring();
    day.notify(`call-${session}`);
    day.notify(`call-${session}`);
    day.telephony.hangUp(session);
    await day.stage.clock.run(10_000);
    day.notify(`call-${session}`);
    expect(kindsOf(day)).toEqual(['false_alerts', 'double_alerts', 'false_alerts', 'double_alerts']);
  });

  it('no second alert where the person signed in again while it rang, but one more after that', () => {
    const day = withCalls();
    const session = day.ring();
    day.notify(`call-${session}`);
    const { signIn } = day.stage.app().state();
    day.show({ signIn: { phase: 'signed-out', problem: undefined, canSignIn: true } });
    day.show({ signIn });
    day.notify(`call-${session}`);
    expect(kindsOf(day)).toEqual([]);
    day.notify(`call-${session}`);
    expect(kindsOf(day)).toEqual(['double_alerts']);
  });

  it('a call that is missing in the list at the end', async () => {
    const day = withCalls();
    const session = day.ring();
    day.notify(`call-${session}`);
    await day.stage.clock.run(10_000);
    day.telephony.hangUp(session);
    await day.stage.clock.run(10_000);
    expect(await day.calls.figures(day.alerts.wasAlerted)).toEqual({ concerned: 1 });
    expect(kindsOf(day)).toEqual(['missed_calls']);
  });

  it.each<[CallEnding['kind'], CallEnding['kind'] | undefined, boolean]>([
    ['missed', 'missed', true],
    ['unknown', 'missed', false],
    ['missed', 'unknown', false],
    ['missed', undefined, false],
  ])('what the history says at the end and what is shown of it: %s, %s', async (kept, shown, isGood) => {
    const day = withCalls();
    const session = day.ring();
    day.notify(`call-${session}`);
    await day.stage.clock.run(10_000);
    day.telephony.hangUp(session);
    const row = (kind: CallEnding['kind']) =>
      pastCallRow({ telephonySessionId: session, ending: { kind } as CallEnding });
    day.script.kept = [row(kept)];
    const rows = shown === undefined ? [] : [row(shown)];
    day.show({ today: { status: 'ready', rows, readAt: undefined, problem: undefined } });
    await day.calls.figures(day.alerts.wasAlerted);
    expect(kindsOf(day)).toEqual(isGood ? [] : ['missed_calls']);
  });
});

describe('the judges of what is asked notice', () => {
  const request: PlatformRequest = { method: 'POST', path: '/restapi/oauth/wstoken', headers: {}, body: '' };
  const reply: PlatformReply = { status: 200, headers: {}, body: '' };

  it('a fourth call about tokens in a minute, and a 429 of our own making', () => {
    const day = createScriptedStage();
    watchTraffic(day.stage, () => undefined);
    day.script.authCallsPerMinute = 3;
    day.exchange(request, reply);
    expect(kindsOf(day)).toEqual([]);
    day.script.authCallsPerMinute = 4;
    day.script.selfMade429 = 1;
    day.exchange(request, reply);
    expect(kindsOf(day)).toEqual(['auth_calls_per_min_max', 'self_made_429']);
  });

  it('a sign-out while the sign-in is good, and none where the platform ended it', () => {
    for (const isOurs of [true, false]) {
      const day = createScriptedStage();
      seatPerson(day.stage, createDisturbances(day.stage.clock.driven.now));
      if (!isOurs) day.script.sessions = [];
      day.show({ signIn: { phase: 'signed-out', problem: undefined, canSignIn: true } });
      expect(kindsOf(day)).toEqual(isOurs ? ['signouts_by_us'] : []);
    }
  });
});
