import { createHash } from 'node:crypto';
import type { FaxSent, FaxUpload, FaxWay } from '../../../src/main/ringcentral/fax-port.ts';
import type { OutboxRow } from '../../../src/main/storage/outbox-row.ts';
import type { FaultName, FaultSettings } from '../../../src/simulator/faults.ts';
import { createPlatformFixture } from '../../support/platform-fixture.ts';
import { createQuickClock } from '../../support/quick-clock.ts';
import { uploadOf } from '../../support/fax-uploads.ts';
import { attemptFaults } from './fault-mix.ts';
import type { Scene } from './play-outbox.ts';
import type { Copy, OutboxStage, StageParts } from './stage.ts';

/** The app's own edge against the simulator, by in-memory HTTP; each attempt is a real multipart upload. */
export const simulatorScene: Scene = {
  ...{ stride: 5, calmHours: 2 },
  clock: (seed, start) => createQuickClock({ seed, start }),
  stage: createSimulatorStage,
};

const creation = { method: 'POST', path: '/fax' };
const whole = Object.values(attemptFaults).reduce((sum, share) => sum + share, 0);

/** The same mix as the model's, as switches of the simulator; kills are ours. */
function faultsAt(
  rate: number,
  { shown, accepted }: StageParts['lateness'],
): readonly (readonly [FaultName, FaultSettings])[] {
  const share = (of: keyof typeof attemptFaults): number => (rate * attemptFaults[of]) / whole;
  return [
    ['connection-refused', { ...creation, probability: share('never-left') }],
    ['reset-after-request', { ...creation, probability: share('answer-lost') }],
    ['rest-500', { ...creation, probability: share('failed') }],
    accepted === 0
      ? ['rest-done-500', { ...creation, probability: share('failed-accepted') }]
      : ['accepted-later', { ...creation, ms: accepted, probability: share('failed-accepted') }],
    ['rest-429', { ...creation, probability: 0.03 }],
    ['message-late', { ms: shown, probability: 0.1 }],
  ];
}

async function createSimulatorStage(parts: StageParts): Promise<OutboxStage> {
  const { clock, random } = parts;
  // Faxes go and settle by the thousand; how the platform fares with each afterwards is not what is looked at.
  const fixture = createPlatformFixture({
    clock,
    simulator: { worldOptions: { faxTimes: { shown: [0, 5] } } },
  });
  await fixture.signIn();
  const { platform, simulator } = fixture;
  const began = new Set(simulator.world.faxes.truth().map(({ id }) => id));
  const mix = faultsAt(parts.rate, parts.lateness);
  for (const [name, settings] of mix) simulator.faults.on(name, settings);
  const never = new Promise<never>(() => undefined);
  let life = new AbortController();
  let isCalm = false;
  let kills = 0;

  /** The platform has less than was announced when the process is gone. */
  function cutOff(upload: FaxUpload): FaxUpload {
    return {
      ...upload,
      open: async function* () {
        await Promise.resolve();
        yield new Uint8Array(1);
        parts.crash();
        throw new Error('killed');
      },
    };
  }

  async function post(row: OutboxRow, way: FaxWay): Promise<FaxSent> {
    const mine = life;
    const share = isCalm ? 0 : (parts.rate * attemptFaults['crash-before']) / whole;
    const drawn = random();
    const file = uploadOf(`${row.id}_${row.attempt}.txt`, sheet(row), 'text/plain');
    const sent = await platform.sendFax(
      {
        to: row.content.to.map(({ e164 }) => ({ phoneNumber: e164 })),
        files: [drawn < share ? cutOff(file) : file],
        coverIndex: 0,
        coverText: '',
        resolution: row.content.resolution,
        sendAt: undefined,
      },
      { ...way, signal: AbortSignal.any([way.signal, mine.signal]) },
    );
    if (mine.signal.aborted) return never;
    if (drawn > 1 - share) {
      parts.crash();
      return never;
    }
    return sent;
  }

  return {
    name: 'the app’s own edge against the simulator, by in-memory HTTP',
    post,
    look: async (since) => {
      const mine = life;
      const records = await platform.listSentFaxes(since);
      return mine.signal.aborted ? never : records;
    },
    serverNow: () => clock.now(),
    cut: () => {
      kills += 1;
      life.abort();
      life = new AbortController();
    },
    calm: () => {
      isCalm = true;
      simulator.faults.clear();
    },
    copies: () =>
      simulator.world.faxes
        .truth()
        .filter(({ id }) => !began.has(id))
        .map(({ id, acceptedAt, files }): Copy => {
          const [itemId = '', attempt = '0'] = (files[0]?.name ?? '').replace('.txt', '').split('_');
          return { platformId: String(id), itemId, attempt: Number(attempt), at: acceptedAt };
        }),
    faults: () => ({
      ...Object.fromEntries(mix.map(([name]) => [name, simulator.faults.strikes(name)])),
      kills,
    }),
    close: fixture.close,
  };
}

/** One page; those of the same wording are the same bytes. */
function sheet({ content }: OutboxRow): Uint8Array {
  const hash = content.files[0]?.hash ?? '';
  return Buffer.from(`Sheet ${createHash('sha256').update(hash).digest('hex')}`);
}
