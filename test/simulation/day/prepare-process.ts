import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSeededChance } from '../../support/platform-clock.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';
import { createVirtualComputer } from '../../support/virtual-computer.ts';
import { takeOverGlobals } from '../../support/virtual-globals.ts';
import type { Ground } from './play-day.ts';

/**
 * Makes this process fit for simulated days, before anything of the product is loaded: time and chance are virtual for
 * all code from now on, and the platform's package opens its sockets through us, as in the build.
 */
export function prepareProcess(): Ground {
  const socketClass = pathToFileURL(
    path.resolve(import.meta.dirname, '../../../src/main/ringcentral/gateway-socket.ts'),
  );
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'isomorphic-ws'
        ? { url: socketClass.href, shortCircuit: true }
        : next(specifier, context),
  });
  const nobody = createVirtualClock({ seed: 0, start: 0, onThrown: endProcess });
  let computer = createVirtualComputer(nobody, nobody.now);
  let { soon } = nobody;
  let chance = createSeededChance(0);
  let hear = endProcess;
  takeOverGlobals({
    clock: () => computer,
    soon: (task) => soon(task),
    chance: {
      fraction: () => chance.fraction(),
      bytes: (length) => chance.bytes(length),
      uuid: () => chance.uuid(),
    },
  });
  process.on('uncaughtException', (error) => hear(error));
  process.on('unhandledRejection', (error) => hear(error));
  return {
    enter: (clock, seed, onUncaught) => {
      ({ soon } = clock);
      chance = createSeededChance(seed);
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
