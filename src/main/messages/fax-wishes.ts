import type { Clock } from '../clock.ts';
import { waitAfter } from '../read-failure.ts';
import type { MessageDoor } from '../ringcentral/message-port.ts';
import type { KeptMessage, MessageMark } from '../storage/history-message-schema.ts';
import type { WishKind } from './ports.ts';

export type Wish = { readonly id: string; readonly kind: WishKind };

export type WishesPorts = {
  readonly clock: Clock;
  readonly door: () => Pick<MessageDoor, 'markMessage' | 'deleteMessage' | 'restoreMessage'>;
  /** The next one that may be told, with what is wanted now. */
  readonly next: () => Wish | undefined;
  readonly taken: (wish: Wish) => void;
  readonly refused: (wish: Wish, error: unknown) => void;
};

/** Tells the platform what the person wants, one thing at a time, the last wish for each message only. */
export type Wishes = {
  /** There is something new, or the platform may be reached again. */
  readonly tell: () => void;
  /** Whether the platform is being told something of this message. */
  readonly isTelling: (id: string) => boolean;
  readonly stop: () => void;
};

/** Ms until a wish that could not be told is tried again; doubled each time. */
const firstRetryAfter = 5_000;
const lastRetryAfter = 5 * 60_000;

export function createWishes(ports: WishesPorts): Wishes {
  const { clock } = ports;
  let life = Symbol('person');
  let isBusy = false;
  let telling: Wish | undefined;
  let failures = 0;
  let cancel = (): void => undefined;

  async function tellAll(): Promise<void> {
    const mine = life;
    for (let wish = ports.next(); wish !== undefined && mine === life; wish = ports.next()) {
      const told = wish;
      telling = told;
      const failure = await perform(told).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      if (mine !== life) return;
      telling = undefined;
      if (failure === undefined) {
        failures = 0;
        ports.taken(told);
      } else if (isRefusal(failure.error)) ports.refused(told, failure.error);
      else {
        again(failure.error);
        return;
      }
    }
  }

  function perform({ id, kind }: Wish): Promise<void> {
    const door = ports.door();
    switch (kind) {
      case 'read':
        return door.markMessage(id, 'Read');
      case 'unread':
        return door.markMessage(id, 'Unread');
      case 'delete':
        return door.deleteMessage(id);
      case 'restore':
        return door.restoreMessage(id);
    }
  }

  function again(error: unknown): void {
    const wait = waitAfter(error);
    const backOff = Math.min(lastRetryAfter, firstRetryAfter * 2 ** failures);
    failures += 1;
    cancel();
    cancel = clock.after(Math.max(wait === 'hopeless' ? lastRetryAfter : wait, backOff), tell);
  }

  function tell(): void {
    cancel();
    if (isBusy) return;
    isBusy = true;
    const mine = life;
    tellAll()
      .catch(again)
      .finally(() => {
        if (mine === life) isBusy = false;
      });
  }

  return {
    tell,
    isTelling: (id) => telling?.id === id,
    stop: () => {
      cancel();
      life = Symbol('person');
      isBusy = false;
      telling = undefined;
      failures = 0;
    },
  };
}

/** It would be refused again. Whether somebody is signed in is another question, and comes by itself. */
function isRefusal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'kind' in error && error.kind === 'refused';
}

/** What the platform is still to be told of this message. */
export function wishOf(message: KeptMessage, mark: MessageMark): WishKind | undefined {
  if (mark.aliveWish === 'Deleted' && message.availability === 'Alive') return 'delete';
  if (mark.aliveWish === 'Alive' && message.availability === 'Deleted') return 'restore';
  // What lies in the trash cannot be read.
  if (mark.aliveWish === 'Deleted' || message.availability !== 'Alive') return undefined;
  if (mark.readWish === undefined || mark.readWish === message.readStatus) return undefined;
  return mark.readWish === 'Read' ? 'read' : 'unread';
}

/** What is left to want: the platform has it so already, by whoever's doing. */
export function unfulfilled(message: KeptMessage, mark: MessageMark): MessageMark {
  const isAlive = message.availability === 'Alive';
  const isThere = mark.aliveWish === (isAlive ? 'Alive' : 'Deleted');
  return {
    turn: mark.turn,
    aliveWish: isThere ? undefined : mark.aliveWish,
    readWish: mark.readWish === message.readStatus ? undefined : mark.readWish,
  };
}
