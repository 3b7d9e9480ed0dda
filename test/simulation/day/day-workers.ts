import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { DayOptions, DayResult } from './day-result.ts';

/** Processes that play days, one at a time each. */
export type DayWorkers = {
  /** Waits for a free process. Rejects when the process breaks down over it, none can begin, or it was dropped. */
  readonly play: (day: DayOptions) => Promise<DayResult>;
  /** Days that have not begun are not played. */
  readonly drop: () => void;
  readonly close: () => void;
};

type Order = {
  readonly day: DayOptions;
  readonly done: (result: DayResult) => void;
  readonly failed: (error: Error) => void;
};

/** Somebody had seen enough before it began. */
export class Dropped extends Error {}

/** A day makes millions of things that live for a moment: with more room for them they are collected less often. */
const roomForYoungThings = ['--max-semi-space-size=64'];
/** Weak references are strong ones here, so that no collection changes a day: what they hold goes with the process. */
const daysEach = 25;
/** What was compiled once is not compiled again by the next process. */
const compiled = path.resolve(import.meta.dirname, '../../../node_modules/.cache/ringside/days');
const program = path.join(import.meta.dirname, 'worker.ts');

export function createDayWorkers(count: number): DayWorkers {
  const waiting: Order[] = [];
  const idle: ChildProcess[] = [];
  const busy = new Map<ChildProcess, Order>();
  const played = new WeakMap<ChildProcess, number>();
  let isClosed = false;
  let broken: Error | undefined;

  function next(): void {
    while (waiting.length > 0 && idle.length > 0) {
      const worker = idle.pop()!;
      const order = waiting.shift()!;
      busy.set(worker, order);
      worker.send(order.day);
    }
  }

  function hear(worker: ChildProcess, message: DayResult | 'ready'): void {
    const order = busy.get(worker);
    busy.delete(worker);
    if (message !== 'ready') order?.done(message);
    const days = (played.get(worker) ?? 0) + (message === 'ready' ? 0 : 1);
    played.set(worker, days);
    if (days >= daysEach) {
      // Another one starts in its place.
      worker.kill();
      return;
    }
    idle.push(worker);
    next();
  }

  function start(): void {
    // Nothing of a day may depend on where this computer stands.
    const env = { ...process.env, TZ: 'UTC', NODE_ENV: 'production', NODE_COMPILE_CACHE: compiled };
    const worker = fork(program, [], { env, execArgv: roomForYoungThings });
    worker.on('message', (message) => hear(worker, message as DayResult | 'ready'));
    worker.on('exit', (code) => {
      const order = busy.get(worker);
      busy.delete(worker);
      order?.failed(new Error(`the process of seed ${order.day.seed} ended with ${code}`));
      if (isClosed) return;
      if (played.has(worker)) start();
      else giveUp(new Error(`a process for days ended with ${code} before it began`));
    });
  }

  /** The next one would not begin either. */
  function giveUp(why: Error): void {
    broken = why;
    for (const { failed } of waiting.splice(0)) failed(why);
  }

  for (let one = 0; one < count; one += 1) start();
  return {
    play: (day) =>
      new Promise((done, failed) => {
        if (broken !== undefined) return failed(broken);
        waiting.push({ day, done, failed });
        next();
      }),
    drop: () => {
      for (const { failed } of waiting.splice(0)) failed(new Dropped());
    },
    close: () => {
      isClosed = true;
      for (const worker of [...idle, ...busy.keys()]) worker.kill();
    },
  };
}
