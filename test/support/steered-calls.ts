import { type CallAct, type CallControl, controlOf } from '../../src/shared/call-control.ts';
import type { Call } from '../../src/shared/call.ts';
import type { CallActTruth } from '../../src/simulator/call-control-types.ts';
import { startTestApp, type TestApp, type TestAppOptions } from './start-test-app.ts';

/** The whole app with somebody signed in who may steer calls, and whose phones are known. */
export type SteeringApp = TestApp & {
  /** Somebody calls; answers the call's id once it is shown. */
  readonly ring: (from?: string, to?: number) => Promise<string>;
  /** The same, and it is picked up by hand on the desk phone. */
  readonly talk: (from?: string) => Promise<string>;
  readonly call: (callId: string) => Call | undefined;
  readonly control: (callId: string) => CallControl;
  /** As a button does it: with the phase that is shown now. */
  readonly act: (callId: string, act: CallAct, seen?: Call['phase']) => void;
  /** Nothing is pending any more. */
  readonly settled: (callId: string) => Promise<void>;
  /** What reached the platform: `hold ok`, `answer TAS-105`. */
  readonly arrived: () => readonly string[];
  readonly truth: () => readonly CallActTruth[];
  /** Ids of my phones: by name. */
  readonly phone: (label: string) => string;
};

export const caller = '+14155550177';

/** @param before what is so at the platform when the person signs in */
export async function startSteeringApp(
  options: TestAppOptions = {},
  before: (app: TestApp) => void = () => undefined,
): Promise<SteeringApp> {
  const app = await startTestApp({ ...options, until: 'started' });
  before(app);
  await app.signIn();
  await app.until(() => app.state().connection.phase === 'online', 20_000);
  await app.until(() => app.state().phones.status === 'ready', 60_000);
  await app.run(1_000);
  const { world } = app.simulator;
  const call = (callId: string): Call | undefined => app.calls().find(({ id }) => id === callId);
  const control = (callId: string): CallControl => controlOf(app.state().callControl, callId);
  const phone = (label: string): string =>
    world.devices.find(({ extensionId, name }) => extensionId === app.personId && name === label)?.id ?? '';
  const ring = async (from = caller, to = app.personId): Promise<string> => {
    const id = world.telephony.ring({ from, fromName: 'Dana Wu', to });
    await app.until(() => call(id)?.partyId !== undefined, 10_000);
    await app.run(1_000);
    return id;
  };
  return {
    ...app,
    ring,
    talk: async (from) => {
      const id = await ring(from);
      world.telephony.answer(id, { extensionId: app.personId, deviceId: phone('Desk phone') });
      await app.until(() => call(id)?.phase === 'connected', 10_000);
      await app.run(2_000);
      return id;
    },
    call,
    control,
    act: (callId, act, seen) =>
      void app.app.commands.controlCall({ callId, act, seen: seen ?? call(callId)?.phase ?? 'ended' }),
    settled: (callId) => app.until(() => control(callId).pending === undefined, 30_000),
    arrived: () => world.callControl.acts().map(({ operation, verdict }) => `${operation} ${verdict}`),
    truth: () => world.callControl.acts(),
    phone,
  };
}
