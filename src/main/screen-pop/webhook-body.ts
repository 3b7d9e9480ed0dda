import { plainLine } from '../../shared/plain-text.ts';
import type { PopMoment } from '../../shared/screen-pop.ts';
import { type CallFacts, valuesOf } from './call-facts.ts';

/** Raised when a receiver that knows the form before would read something else out of it. */
const bodyVersion = 1;

const time = (at: number | undefined): string | null =>
  at === undefined ? null : new Date(at).toISOString();

/** What a webhook carries, as JSON text: the very bytes that are signed. Times are ISO 8601 in UTC. */
export function webhookBody(facts: CallFacts, moment: PopMoment, ruleName: string): string {
  const { callKey, direction, party, line, startedAt, answeredAt, endedAt, ending } = facts;
  const { number, e164, name, extension } = valuesOf(facts);
  const identity = 'identity' in party ? party.identity : undefined;
  return JSON.stringify({
    version: bodyVersion,
    event: `call.${moment}`,
    rule: ruleName,
    call: {
      id: callKey,
      direction,
      startedAt: time(startedAt),
      answeredAt: time(answeredAt),
      endedAt: time(endedAt),
      ending: ending?.kind ?? null,
      line:
        line === undefined
          ? null
          : { name: plainLine(line.name), kind: line.kind, extension: line.extensionNumber ?? null },
    },
    party: {
      number: plainLine(number),
      e164,
      extension: plainLine(extension),
      name: plainLine(name),
      hidden: party.kind === 'anonymous',
      known: identity !== undefined || party.kind === 'colleague',
      detail: identity?.detail === undefined ? null : plainLine(identity.detail),
    },
  });
}
