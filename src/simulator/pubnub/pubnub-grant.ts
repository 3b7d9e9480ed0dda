import type { Faults } from '../faults.ts';
import type { Delivery, Subscription } from '../gateway/subscriptions.ts';
import type { SimulatorClock } from '../world-types.ts';
import { createPubNubDelivery } from './pubnub-delivery.ts';
import type { PubNub } from './pubnub.ts';

export type PubNubGrant = ReturnType<typeof createPubNubGrant>;

/** Seconds; the platform's default and its most for this way of delivery. */
const usualLife = 900;
const longestLife = 604_800;

/** Whether the platform lets anybody listen through PubNub, and how it then delivers. */
export function createPubNubGrant(parts: {
  clock: SimulatorClock;
  faults: Faults;
  pubNub: PubNub;
  granted: boolean;
}) {
  const { clock, faults, pubNub } = parts;
  let { granted } = parts;

  return {
    isGranted: () => granted,
    /** Subscriptions that exist live on until they run out. */
    grant: (isGranted: boolean) => {
      granted = isGranted;
    },
    isAskedFor: (body: Readonly<Record<string, unknown>>): boolean =>
      granted && (body.deliveryMode as { transportType?: unknown } | undefined)?.transportType === 'PubNub',
    /** @param asked `encryption`, and `life` in seconds as it stands in the request */
    deliver(asked: { encryption: boolean; life: unknown }): Delivery {
      const { channel, mode, change, close } = createPubNubDelivery({
        ...{ clock, faults, pubNub },
        encryption: asked.encryption,
      });
      const life = typeof asked.life === 'number' && asked.life > 0 ? asked.life : usualLife;
      return { channel, mode, change, close, life: Math.min(longestLife, life) };
    },
    disturbRenewal(subscription: Subscription): 'gone' | undefined {
      if (!subscription.delivery.change) return undefined;
      if (faults.strike('pubnub-expired')) return 'gone';
      if (faults.strike('pubnub-new-key')) subscription.delivery.change();
      return undefined;
    },
  };
}
