import type { SignedInAccount } from '../../shared/sign-in.ts';
import { createCallControlDoor } from './call-control.ts';
import { createAvailabilityDoor } from './availability.ts';
import { createContactDoor } from './contact-door.ts';
import { createEventStream, type EventStream } from './event-stream.ts';
import { createFaxDoor } from './fax-door.ts';
import { createMessageDoor } from './message-door.ts';
import type { PlatformOutside } from './outside.ts';
import { createPeopleDoor } from './people-reads.ts';
import { type Platform, PlatformError } from './platform-port.ts';
import { createPubNubTransport } from './pubnub-transport.ts';
import { createRateGate } from './rate-gate.ts';
import { createRateMemory } from './rate-memory.ts';
import { readOwnPhones } from './own-phones.ts';
import { createRestDoor } from './rest-door.ts';
import { createReads } from './rest-reads.ts';
import { createRingOutDoor } from './ring-out.ts';
import { createSession } from './session.ts';
import { createTeamDoor } from './team-persons.ts';
import { isLoopback } from './token-answer.ts';
import { createWebSocketTransport } from './websocket-transport.ts';
import { within } from './within.ts';

export type { GatewayWire, PlatformOutside } from './outside.ts';

/** Ms for taking leave of the platform; what it keeps for a line runs out by itself. */
const goodbyeMs = 2_500;

/** The platform for one account: signing in, asking, and being told. Opens nothing until it is asked to. */
export function createPlatform(outside: PlatformOutside): Platform {
  const server = checkServer(outside.server, outside.allowHttp);
  const parts: PlatformOutside = { ...outside, server };
  const gate = createRateGate(parts.clock, parts.chance, createRateMemory(parts.cursors));
  const session = createSession(parts, gate, (serverTime) => stream.noteServerTime(serverTime));
  const door = createRestDoor({
    session,
    gate,
    clock: parts.clock,
    chance: parts.chance,
    sdkSend: session.sdk.send,
  });
  const reads = createReads(door, parts.tokensOfDemo ? 'demo' : 'ringcentral');
  const { readPresence } = reads;
  const transports = { websocket: createWebSocketTransport, pubnub: createPubNubTransport };
  const stream: EventStream = createEventStream({
    outside: parts,
    session,
    door,
    gate,
    readPresence,
    transports,
  });
  session.onSessionEnded(() => void stream.disconnect());

  async function readAccount(): Promise<SignedInAccount> {
    const account = await reads.readAccount();
    await session
      .noteAccount(account)
      .catch((error: unknown) => parts.log.error('the account could not be stored', error));
    return account;
  }

  return {
    ...reads,
    ...createPeopleDoor(door),
    ...createContactDoor(door),
    ...createTeamDoor(door),
    ...createAvailabilityDoor(door),
    ...createRingOutDoor(door),
    ...createCallControlDoor(door),
    ...createFaxDoor(door, { ...parts, session, gate }),
    ...createMessageDoor(door, { ...parts, session, gate }),
    readOwnPhones: (shownOf) => readOwnPhones(door, shownOf),
    readAccount,
    signIn: {
      begin: session.begin,
      exchange: session.exchange,
      resume: session.resume,
      remembered: session.remembered,
      onSessionEnded: session.onSessionEnded,
      signOut: async () => {
        // What the platform keeps for this line is given back while the token still works.
        await within(parts.clock, goodbyeMs, stream.disconnect(), () => undefined).catch(() => undefined);
        await session.signOut();
      },
    },
    events: {
      ...stream,
      noteSuspend: () => {
        gate.noteSuspend();
        stream.noteSuspend();
      },
      noteResume: () => {
        const slept = gate.noteResume();
        session.noteSlept(slept);
        stream.noteSlept(slept);
        stream.noteResume();
      },
    },
    close: async () => {
      await Promise.all([stream.disconnect(), session.close()]);
      gate.close();
    },
  };
}

/** Tokens travel only over https, or to this computer itself for the demo. */
function checkServer(server: string, allowHttp: boolean): string {
  const address = URL.parse(server);
  const isSafe =
    address?.protocol === 'https:' ||
    (allowHttp && address?.protocol === 'http:' && isLoopback(address.hostname));
  if (address === null || !isSafe || address.username !== '' || address.password !== '')
    throw new PlatformError('refused', 'the server address must be https');
  return address.origin;
}
