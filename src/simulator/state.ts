import type { Parts, Service } from './assembly.ts';
import type { Figures } from './figures.ts';
import type { Listening } from './listening.ts';
import { describeFax } from './describe-fax.ts';

/** Everybody who is really told of events at this moment, whatever their apps believe. */
export function listeningOf({ subscriptions, pubNub }: Parts, { gateway }: Service): readonly Listening[] {
  const byPubNub = subscriptions.all().flatMap(({ id, session, delivery, createdAt }): Listening[] => {
    const mode = delivery.mode();
    if (mode.transportType !== 'PubNub' || !pubNub.isListening(mode.address)) return [];
    return [{ personId: session.personId, transport: 'pubnub', since: createdAt, subscriptionId: id }];
  });
  return [...gateway.listening(), ...byPubNub];
}

/** Counts since the start. */
export function figuresOf({ figures, rateLimits, faults }: Parts): Figures {
  const { client, fault } = rateLimits.refused();
  const atTheDoor = faults.strikes('rest-429') + faults.strikes('rest-429-bare');
  return figures.tell({ selfMade: client, byFault: fault + atTheDoor });
}

type Origins = { readonly url: string; readonly mediaUrl: string };

/** The whole state in plain data. Tokens are left out. */
export function describeState(parts: Parts, service: Service, origins: Origins) {
  const { clock, authorize, oauth, subscriptions, faults, permissions, rateLimits, world } = parts;
  return {
    time: new Date(clock.now()).toISOString(),
    ...origins,
    people: authorize.people.map(({ id, name, extensionNumber }) => ({ id, name, extensionNumber })),
    signIns: oauth.list().map(({ id, personId, clientId, accessExpiresAt, refreshExpiresAt }) => ({
      ...{ id, personId, clientId },
      accessExpiresAt: new Date(accessExpiresAt).toISOString(),
      refreshExpiresAt: new Date(refreshExpiresAt).toISOString(),
    })),
    subscriptions: subscriptions.all().map((one) => ({
      ...subscriptions.body(one, origins.url),
      deliveryMode: { transportType: one.delivery.mode().transportType },
    })),
    pubNub: { granted: parts.pubNubGrant.isGranted(), polls: parts.pubNub.polls() },
    faults: faults.list(),
    permissions: [...permissions],
    rateLimits: rateLimits.dump(),
    connections: service.gateway.dump(),
    listening: listeningOf(parts, service),
    figures: figuresOf(parts),
    calls: world.truth(),
    ringOuts: world.ringOuts.truth(),
    faxes: world.faxes.truth().map(describeFax),
    filteredDeletes: world.messages.filteredDeletes(),
  };
}
