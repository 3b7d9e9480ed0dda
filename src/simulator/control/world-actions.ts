import { writablePresence } from '../rest/presence.ts';
import type { RecordedEvent } from '../telephony-types.ts';
import type { PresencePatch } from '../world-types.ts';
import type { Action, ControlParts } from './action.ts';
import * as read from './arguments.ts';
import { ControlError } from './control-error.ts';

function presencePatch(patch: read.Arguments): PresencePatch {
  read.onlyKnown(patch, Object.keys(writablePresence), '"presence"');
  for (const [name, isValid] of Object.entries(writablePresence))
    if (patch[name] !== undefined && !isValid(patch[name]))
      throw new ControlError(400, `"${name}" cannot be ${JSON.stringify(patch[name])}`);
  return patch;
}

function changePresence({ simulator }: ControlParts, from: read.Arguments) {
  const id = read.someone(simulator, from);
  simulator.world.changePresence(id, presencePatch(read.record(from, 'presence')));
  return simulator.world.presenceOf(id);
}

const nowPlaying = ({ simulator: { scenario } }: ControlParts) => ({
  names: scenario.names,
  playing: scenario.name(),
  steps: scenario.steps(),
});

function playScenario(parts: ControlParts, from: read.Arguments) {
  const person = read.extension(parts.simulator, from);
  const byHand = read.truth(from, 'byHand', false);
  parts.simulator.scenario.play(read.needText(from, 'name'), {
    ...(byHand ? { byHand } : {}),
    ...read.given({ person }),
  });
  return nowPlaying(parts);
}

function playRecorded({ simulator }: ControlParts, from: read.Arguments) {
  const events = read.list(from, 'events') as readonly RecordedEvent[];
  const options = { speed: read.count(from, 'speed', 1) };
  simulator.world.telephony.playRecorded(read.someone(simulator, from), events, options);
  return { playing: events.length };
}

/** What happens to the people of the demo company. */
export const worldActions: readonly Action[] = [
  {
    method: 'GET',
    path: '/people',
    what: 'Account, extensions and devices.',
    takes: [],
    run: ({ simulator: { world } }) => ({
      account: world.account,
      extensions: world.extensions,
      devices: world.devices,
    }),
  },
  {
    method: 'POST',
    path: '/presence',
    what: 'Changes `presence` of `extension`.',
    takes: ['extension', 'presence'],
    run: changePresence,
  },
  {
    method: 'POST',
    path: '/quirks',
    what: 'Switches habits of the platform, such as `transitionalNoCall`.',
    takes: ({ simulator }) => Object.keys(simulator.world.quirks()),
    run: ({ simulator: { world } }, from) => {
      for (const name of Object.keys(from)) read.truth(from, name, false);
      world.changeQuirks(from);
      return world.quirks();
    },
  },
  {
    method: 'GET',
    path: '/scenario',
    what: 'All scenarios, and how the one that plays has come.',
    takes: [],
    run: nowPlaying,
  },
  {
    method: 'POST',
    path: '/scenario',
    what: 'Plays the scenario `name` for `extension`; `byHand` waits for steps.',
    takes: ['name', 'extension', 'byHand'],
    run: playScenario,
  },
  {
    method: 'POST',
    path: '/scenario/step',
    what: 'Plays the next step of a scenario by hand.',
    takes: [],
    run: ({ simulator }) => ({ step: simulator.scenario.step() ?? null }),
  },
  {
    method: 'DELETE',
    path: '/scenario',
    what: 'Stops the scenario; its live calls are hung up.',
    takes: [],
    run: (parts) => {
      parts.simulator.scenario.stop();
      return nowPlaying(parts);
    },
  },
  {
    method: 'POST',
    path: '/recorded',
    what: 'Plays recorded `events` to `extension`.',
    takes: ['extension', 'events', 'speed'],
    run: playRecorded,
  },
];
