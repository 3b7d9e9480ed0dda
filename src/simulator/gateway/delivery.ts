import type { Faults } from '../faults.ts';
import { createUuid } from '../identifiers.ts';
import { stripPresence } from '../rest/presence.ts';
import { mediaOrigin, platformOrigin, type SimulatorClock, type WorldEvent } from '../world-types.ts';
import { covers, type EventFilter } from './event-filter.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

const defaultMs = 3000;

/** Holds, repeats, swaps and loses events as the switched-on faults ask. */
function createDisturbance(clock: SimulatorClock, faults: Faults) {
  const held = new Map<string, () => void>();

  /** Lets the event held back for this subscription go, after its successor. */
  function releaseHeld(key: string) {
    const send = held.get(key);
    held.delete(key);
    send?.();
  }

  /** @param filter a fault may be meant for events of some kinds only, by a part of it in `path` */
  return (key: string, filter: string, send: () => void) => {
    const where = { path: filter, method: '' };
    if (faults.strike('event-dropped', where)) return;
    const repeated = faults.strike('event-repeated', where);
    if (repeated) clock.after(clock.random() * (repeated.ms ?? defaultMs), send);
    const late = faults.strike('event-late', where);
    if (late) return void clock.after(clock.random() * (late.ms ?? defaultMs), send);
    const reordered = held.has(key) ? undefined : faults.strike('event-reordered', where);
    if (reordered) {
      held.set(key, send);
      return void clock.after(reordered.ms ?? defaultMs, () => {
        if (held.get(key) === send) releaseHeld(key);
      });
    }
    send();
    releaseHeld(key);
  };
}

/** Turns what happens in the world into notifications for everyone whose filter covers it. */
export function createDelivery(parts: {
  clock: SimulatorClock;
  faults: Faults;
  subscriptions: Subscriptions;
  origin: () => string;
  mediaOrigin: () => string;
}) {
  const { clock, faults, subscriptions } = parts;
  const disturb = createDisturbance(clock, faults);

  function send(
    subscription: Subscription,
    filter: EventFilter,
    event: WorldEvent,
    uuid: string,
    body: string,
  ) {
    // Written by hand: thousands of these a second must cost next to nothing.
    const envelope = `{"uuid":${JSON.stringify(uuid)},"event":${JSON.stringify(filter.text)},"timestamp":${JSON.stringify(event.timestamp)},"subscriptionId":"${subscription.id}","ownerId":"${subscription.session.personId}","body":${body}}`;
    const requestId = createUuid(clock.random);
    disturb(subscription.id, filter.text, () => subscription.channel.notify(uuid, requestId, envelope));
  }

  /** To everybody whose filter covers it, or to one subscription only. */
  return (event: WorldEvent, only?: string): void => {
    const bodies = new Map<string, string>();
    const bodyFor = ({ kind, detailed, sipData }: EventFilter) => {
      const shape = kind === 'presence' ? `${detailed} ${sipData}` : '';
      const known = bodies.get(shape);
      if (known !== undefined) return known;
      const stripped = kind === 'presence' ? stripPresence(event.body, { detailed, sipData }) : event.body;
      const text = JSON.stringify(stripped)
        .replaceAll(platformOrigin, parts.origin())
        .replaceAll(mediaOrigin, parts.mediaOrigin());
      bodies.set(shape, text);
      return text;
    };
    for (const subscription of subscriptions.all()) {
      if (only !== undefined && subscription.id !== only) continue;
      // A replayed event has one uuid of its own; two filters that both cover it must not share it.
      let own = event.uuid;
      for (const filter of subscription.filters) {
        if (!covers(filter, event)) continue;
        send(subscription, filter, event, own ?? createUuid(clock.random), bodyFor(filter));
        own = undefined;
      }
    }
  };
}
