import { WorldError, type World } from '../world-types.ts';
import { callKinds, planOf, type CallKind, type Dice } from './call-plans.ts';
import { playSteps, type Listener } from './player.ts';

export type RandomCalls = {
  readonly minutes: number;
  /** On average, for all of `people` together. */
  readonly callsPerHour: number;
  /** Extension ids of those who are called; the first person who can sign in unless given. */
  readonly people?: readonly number[];
  /** Only these kinds of call; all of them unless given. */
  readonly kinds?: readonly CallKind[];
  readonly onStep?: Listener;
  /** No call is under way any more and none will come. */
  readonly done?: () => void;
};

export type RandomRun = {
  /** No further calls, and those under way are hung up. */
  readonly stop: () => void;
};

export function firstPerson(world: Pick<World, 'extensions'>): number {
  const person = world.extensions.find(({ canSignIn }) => canSignIn);
  if (!person) throw new WorldError('unknown', 'nobody can sign in here');
  return person.id;
}

function createDice(random: () => number): Dice {
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  return { between, oneOf: (choices) => choices[between(0, choices.length - 1)] ?? choices[0] };
}

/** Kinds in a random order, each once before any comes again: a short run, too, sees every ending. */
function createDeck(kinds: readonly CallKind[], { between }: Dice): () => CallKind | undefined {
  let deck: CallKind[] = [];
  return () => {
    if (deck.length === 0) deck = [...kinds];
    return deck.splice(between(0, deck.length - 1), 1)[0];
  };
}

/** Calls by chance, all of it from the world's clock: one seed, one day. Every call begun comes to its end. */
export function randomCalls(world: World, options: RandomCalls): RandomRun {
  const { clock } = world;
  const dice = createDice(clock.random);
  const deal = createDeck(options.kinds ?? callKinds, dice);
  const people = options.people ?? [firstPerson(world)];
  const until = clock.now() + options.minutes * 60_000;
  const running = new Set<() => void>();
  let waiting = true;
  let cancel: () => void = () => undefined;
  const finishIfQuiet = (): void => {
    if (!waiting && running.size === 0) options.done?.();
  };
  const begin = (): void => {
    const kind = deal();
    const person = people[dice.between(0, people.length - 1)];
    if (kind === undefined || person === undefined) return;
    const done = (): void => {
      running.delete(stop);
      finishIfQuiet();
    };
    const onStep = options.onStep ?? (() => undefined);
    const stop = playSteps(world, { person, steps: planOf(kind, dice), onStep, done });
    running.add(stop);
  };
  const next = (): void => {
    // Gaps as between independent callers: exponential around the average.
    const gap = Math.round((-Math.log(1 - clock.random()) * 3_600_000) / options.callsPerHour);
    if (clock.now() + gap >= until) {
      cancel = clock.after(until - clock.now(), () => {
        waiting = false;
        finishIfQuiet();
      });
      return;
    }
    cancel = clock.after(gap, () => {
      begin();
      next();
    });
  };
  next();
  return {
    stop: () => {
      cancel();
      waiting = false;
      for (const stop of [...running]) stop();
      running.clear();
    },
  };
}
