import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const onThePlatform = () => ringside.simulator.world.presenceOf(ringside.personId)?.['dndStatus'];
const shown = () => ringside.state().presence?.dndStatus;
const shape = () => ringside.desktop.trayDrawings.at(-1)?.shape;

describe('my availability', () => {
  it('is known as soon as the app listens, and follows what is changed elsewhere', async () => {
    ringside = await startTestApp();
    await ringside.run(2_000);
    expect(shown()).toBe('TakeAllCalls');
    ringside.simulator.world.changePresence(ringside.personId, { dndStatus: 'DoNotAcceptAnyCalls' });
    await ringside.run(2_000);
    expect(shown()).toBe('DoNotAcceptAnyCalls');
    expect(shape()).toBe('not-taking-calls');
  });

  it('is changed by command, and shown when the platform has taken it', async () => {
    ringside = await startTestApp();
    await ringside.run(2_000);
    void ringside.app.commands.setDnd('DoNotAcceptAnyCalls');
    expect(shown()).toBe('TakeAllCalls');
    await ringside.run(2_000);
    expect(onThePlatform()).toBe('DoNotAcceptAnyCalls');
    expect(shown()).toBe('DoNotAcceptAnyCalls');
    void ringside.app.commands.setDnd('TakeAllCalls');
    await ringside.run(2_000);
    expect(onThePlatform()).toBe('TakeAllCalls');
    expect(shown()).toBe('TakeAllCalls');
    expect(shape()).toBe('listening');
  });

  it('stays what it is when the platform refuses, and the person is told', async () => {
    ringside = await startTestApp();
    await ringside.run(2_000);
    ringside.simulator.faults.on('rest-500', { method: 'PUT' });
    void ringside.app.commands.setDnd('DoNotAcceptAnyCalls');
    await ringside.run(30_000);
    expect(onThePlatform()).toBe('TakeAllCalls');
    expect(shown()).toBe('TakeAllCalls');
    expect(ringside.state().problems).toHaveLength(1);
  });
});
