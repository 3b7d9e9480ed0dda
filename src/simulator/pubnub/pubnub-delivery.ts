import type { Faults } from '../faults.ts';
import { createUuid } from '../identifiers.ts';
import type { SubscriptionChannel } from '../rest/route.ts';
import type { SimulatorClock } from '../world-types.ts';
import { createKey, encrypt } from './encrypt.ts';
import type { PubNub } from './pubnub.ts';

/** `deliveryMode` of an answer. */
export type PubNubMode = {
  readonly transportType: 'PubNub';
  readonly encryption: boolean;
  /** The channel. */
  readonly address: string;
  readonly subscriberKey: string;
  readonly secretKey: string;
  readonly encryptionAlgorithm?: 'AES';
  readonly encryptionKey?: string;
};

/** A way to one subscription's listener through PubNub. Its address and key may be changed by a renewal. */
export type PubNubDelivery = {
  readonly channel: SubscriptionChannel;
  readonly mode: () => PubNubMode;
  readonly change: () => void;
  readonly close: () => void;
};

export function createPubNubDelivery(parts: {
  clock: SimulatorClock;
  faults: Faults;
  pubNub: PubNub;
  encryption: boolean;
}): PubNubDelivery {
  const { clock, faults, pubNub, encryption } = parts;
  let mode = createMode();

  function createMode(): PubNubMode {
    const secret = { encryptionAlgorithm: 'AES', encryptionKey: createKey(clock.random) } as const;
    return {
      transportType: 'PubNub',
      encryption,
      address: `${createUuid(clock.random)}_simulator`,
      subscriberKey: pubNub.subscribeKey,
      secretKey: `sec-c-${createUuid(clock.random)}`,
      ...(encryption ? secret : {}),
    };
  }

  return {
    mode: () => mode,
    change: () => {
      pubNub.dropChannel(mode.address);
      mode = createMode();
    },
    close: () => pubNub.dropChannel(mode.address),
    channel: {
      subscribe: () => undefined,
      unsubscribe: () => undefined,
      notify: (_uuid, _requestId, envelope) => {
        const damaged = faults.strike('pubnub-damaged');
        if (damaged) return pubNub.publish(mode.address, damaged.text ?? 'bm90IGVuY3J5cHRlZA==');
        const { encryptionKey } = mode;
        const payload: unknown =
          encryptionKey === undefined ? JSON.parse(envelope) : encrypt(envelope, encryptionKey);
        pubNub.publish(mode.address, payload);
      },
    },
  };
}
