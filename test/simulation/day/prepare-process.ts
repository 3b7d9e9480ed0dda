import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSeededChance } from '../../support/platform-clock.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';
import { createVirtualComputer } from '../../support/virtual-computer.ts';
import { takeOverGlobals } from '../../support/virtual-globals.ts';
import { emptyMasks } from '../../support/virtual-masks.ts';
import { restartMessageIds } from '../../support/virtual-message-ids.ts';
import type { Ground } from './play-day.ts';

const fileBeside = (file: string): string => pathToFileURL(path.resolve(import.meta.dirname, file)).href;

/** What libraries get in the place of a package. */
const replaced: Readonly<Record<string, string>> = {
  'isomorphic-ws': fileBeside('../../../src/main/ringcentral/gateway-socket.ts'),
  hyperid: fileBeside('../../support/virtual-message-ids.ts'),
};
/** What `undici` gets in the place of its own timers. */
const fastTimers = fileBeside('../../support/virtual-fast-timers.ts');

function findReplaced(specifier: string, asking = ''): string | undefined {
  const isForTimers = /\/util\/timers(\.js)?$/.test(specifier) && asking.includes('/undici/lib/');
  return isForTimers ? fastTimers : replaced[specifier];
}

/**
 * Makes this process fit for simulated days, before anything of the product is loaded: time and chance are virtual for
 * all code from now on, and the platform's package opens its sockets through us, as in the build.
 */
export function prepareProcess(): Ground {
  registerHooks({
    resolve: (specifier, context, next) => {
      const url = findReplaced(specifier, context.parentURL);
      return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
    },
  });
  const nobody = createVirtualClock({ seed: 0, start: 0, onThrown: endProcess });
  let computer = createVirtualComputer(nobody, nobody.now);
  let { soon } = nobody;
  let chance = createSeededChance(0);
  let draws = 0;
  let hear = endProcess;
  takeOverGlobals({
    clock: () => computer,
    soon: (task) => soon(task),
    chance: {
      fraction: () => chance.fraction(),
      bytes: (length) => {
        draws += 1;
        return chance.bytes(length);
      },
      uuid: () => chance.uuid(),
    },
  });
  process.on('uncaughtException', (error) => hear(error));
  process.on('unhandledRejection', (error) => hear(error));
  return {
    enter: (clock, seed, onUncaught) => {
      ({ soon } = clock);
      // A day may not depend on the days before it in this process.
      emptyMasks(() => draws);
      chance = createSeededChance(seed);
      restartMessageIds(chance.uuid());
      hear = onUncaught;
    },
    leave: () => {
      hear = endProcess;
    },
    setComputer: (next) => {
      computer = next;
    },
  };
}

/** Between two days nothing may go wrong. */
function endProcess(error: unknown): void {
  console.error(error);
  process.exit(3);
}
