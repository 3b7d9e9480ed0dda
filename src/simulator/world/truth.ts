import type { CallTruth } from '../telephony-types.ts';
import type { Session } from './session.ts';

/** The world's own word on a call. */
export function truthOf(session: Session): CallTruth {
  const rang = session.parties.filter(
    ({ side, rangAt, extension }) => side === 'callee' && rangAt !== undefined && extension?.type === 'User',
  );
  return {
    telephonySessionId: session.id,
    sessionId: session.sessionId,
    direction: session.direction,
    from: session.from.number,
    fromName: session.from.name ?? '',
    to: session.to.number,
    rang: rang.flatMap(({ extension }) => (extension ? [extension.id] : [])),
    startedAt: session.createdAt,
    answeredAt: session.answeredAt,
    endedAt: session.endedAt,
    // A message being left is not over yet, whatever it will be called.
    ending: session.endedAt === undefined ? 'live' : session.ending,
    answeredBy: session.answeredBy,
    declinedBy: session.parties.flatMap(({ extension, reason }) =>
      extension && reason === 'Rejected' ? [extension.id] : [],
    ),
    talked: session.parties
      .flatMap(({ side, extension, answeredAt }) =>
        side === 'callee' && extension && answeredAt !== undefined
          ? [{ extensionId: extension.id, at: answeredAt }]
          : [],
      )
      .sort((one, other) => one.at - other.at),
  };
}
