import { applyChanges, type Change } from '../changes.ts';
import { addParty } from '../new-session.ts';
import { isConnected, type Party, type Place } from '../session.ts';
import { endpointOfParty, otherEnd, others, type Act } from './places.ts';

/**
 * Two callers of one person are brought together, and the person is out of both: whoever was asked leaves the second
 * session for a new party in the first.
 */
export function bridge({ board, session, party }: Act, second: Place): void {
  const asked = others(second.session, second.party).find(isConnected);
  if (!asked) return;
  const endpoint = endpointOfParty(second.session, asked);
  const rest = otherEnd(session, party);
  const isCallee = party.side === 'callee';
  const joined: Party = addParty(board, session, {
    ...{ side: party.side, extension: asked.extension, handedBy: party.extension?.id, isTransfer: true },
    direction: isCallee && asked.extension ? 'Inbound' : 'Outbound',
    ends: isCallee ? { from: rest, to: endpoint } : { from: endpoint, to: rest },
  });
  const movedTo: Place = { session, party: joined };
  const told = asked.deviceId === undefined ? {} : { deviceId: asked.deviceId };
  const isOver = { code: 'Disconnected', reason: 'AttendedTransfer' } as const;
  const stopped = others(second.session, second.party)
    .filter((other) => other !== asked)
    .map((other): Change => ({ session: second.session, party: other, code: 'Disconnected' }));
  applyChanges(board, [
    { session, party: joined, code: 'Answered', ...told },
    { session, party, ...isOver, takenBy: joined },
    { ...second, ...isOver, movedTo },
    { session: second.session, party: asked, code: 'Gone', movedTo },
    ...stopped,
  ]);
}
