import { afterEach, describe, expect, it } from 'vitest';
import type { CallRecording, RecordingPart } from '../../src/shared/recording.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };
const second = 1000;

/** A call that was recorded for so long, and that the call log has by now. */
async function recordedCall(seconds: number): Promise<string> {
  const { telephony } = ringside.simulator.world;
  const id = telephony.ring({ ...ada, to: ringside.personId });
  await ringside.run(4 * second);
  telephony.answer(id, { extensionId: ringside.personId });
  await ringside.run(second);
  telephony.record(id, ringside.personId);
  await ringside.run(seconds * second);
  telephony.hangUp(id);
  return id;
}

async function recordingOf(callId: string): Promise<CallRecording | undefined> {
  const detail = await ringside.app.questions.pastCall(callId);
  return detail?.row.recordings[0];
}

const part = (recordingId: string, count = 100_000): Promise<RecordingPart> =>
  Promise.resolve(ringside.app.questions.recordingPart({ recordingId, from: 0, count }));

/** Reading goes over the network, and time stands still unless it is run. */
async function settled<Answer>(asked: Promise<Answer>): Promise<Answer> {
  await ringside.run(50 * second);
  return asked;
}

describe('a recording', () => {
  it('is real sound, fetched once when somebody wants to hear it, and heard offline from then on', async () => {
    ringside = await startTestApp();
    const call = await recordedCall(40);
    await ringside.run(90 * second);
    const found = await recordingOf(call);
    expect(found).toMatchObject({ kind: 'on-demand', file: { state: 'absent' } });
    const first = await settled(part(found?.id ?? ''));
    expect(first).toMatchObject({ status: 'ready', type: 'audio/wav', size: 44 + 40 * 8_000 });
    if (first.status !== 'ready') return;
    expect(String.fromCharCode(...first.bytes.slice(0, 4))).toBe('RIFF');
    expect(first.bytes).toHaveLength(100_000);
    expect((await recordingOf(call))?.file).toMatchObject({ state: 'here', type: 'audio/wav' });
    const asked = ringside.sent.filter((line) => line.includes('/recording/')).length;
    ringside.simulator.faults.on('network-down');
    expect(await settled(part(found?.id ?? '', 10))).toMatchObject({ status: 'ready' });
    expect(ringside.sent.filter((line) => line.includes('/recording/'))).toHaveLength(asked);
    await ringside.app.commands.saveRecording(found?.id ?? '');
    await ringside.run(5 * second);
    expect(ringside.desktop.saved.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^2026-.* Ada Lovelace\.wav$/),
    ]);
  });

  it('is not kept by the platform when it is shorter than 30 s', async () => {
    ringside = await startTestApp();
    const call = await recordedCall(20);
    await ringside.run(90 * second);
    expect((await ringside.app.questions.pastCall(call))?.legs).not.toEqual([]);
    expect(await recordingOf(call)).toBeUndefined();
  });

  it('[G11] that could not be played is fetched anew, and the one that is kept stays where that fails', async () => {
    ringside = await startTestApp();
    const call = await recordedCall(31);
    await ringside.run(90 * second);
    const id = (await recordingOf(call))?.id ?? '';
    const asked = (): number => ringside.sent.filter((line) => line.includes('/recording/')).length;
    await settled(part(id));
    const once = asked();
    void ringside.app.commands.fetchRecording(id, 'anew');
    expect(await settled(part(id))).toMatchObject({ status: 'ready' });
    expect(asked()).toBe(2 * once);
    ringside.simulator.faults.on('network-down');
    void ringside.app.commands.fetchRecording(id, 'anew');
    expect(await settled(part(id))).toMatchObject({ status: 'ready', size: 44 + 31 * 8_000 });
  });

  it('is told as out of reach offline, and can be had when the network is there again', async () => {
    ringside = await startTestApp();
    const call = await recordedCall(31);
    await ringside.run(90 * second);
    const id = (await recordingOf(call))?.id ?? '';
    ringside.simulator.faults.on('network-down');
    expect(await settled(part(id))).toEqual({ status: 'offline' });
    ringside.simulator.faults.clear();
    await ringside.run(120 * second);
    expect(await settled(part(id))).toMatchObject({ status: 'ready' });
  });
});
