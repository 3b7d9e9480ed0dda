import type { PopEffect, PopResult } from '../../shared/screen-pop.ts';
import type { Chance, Clock } from '../clock.ts';
import type { ProgramStart } from '../desktop-ports.ts';
import type { FetchLike } from '../ringcentral/outside.ts';
import { deliver } from './webhook.ts';

export type ActingPorts = {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly fetch: FetchLike;
  /** Opens the address after the one allow-list check; false when that failed. */
  readonly openAddress: (address: string) => Promise<boolean>;
  readonly runProgram: (path: string, given: readonly string[]) => Promise<ProgramStart>;
  readonly copyText: (text: string) => void;
  /** Puts it below what is noted there already; false where there is nobody to note it for. */
  readonly addNote: (callKey: string, text: string) => Promise<boolean>;
  /** The key of this rule's webhook; undefined where it is lost. */
  readonly secretOf: (ruleId: string) => string | undefined;
};

export type Acting = {
  /** Does it, once. Never throws. */
  readonly act: (
    effect: PopEffect,
    whose: { readonly ruleId: string; readonly callKey: string },
  ) => Promise<PopResult>;
};

/** Webhooks that wait for their answers. */
const mostUnderWay = 8;

/** Does what a rule says. */
export function createActing(ports: ActingPorts): Acting {
  let underWay = 0;

  async function send(effect: Extract<PopEffect, { kind: 'webhook' }>, ruleId: string): Promise<PopResult> {
    const secret = ports.secretOf(ruleId);
    if (secret === undefined) return { kind: 'not-allowed' };
    if (underWay >= mostUnderWay) return { kind: 'left-out', why: 'too-many' };
    underWay += 1;
    try {
      const { address, body } = effect;
      return await deliver(ports, { address, body, secret, id: `msg_${ports.chance.uuid()}` });
    } finally {
      underWay -= 1;
    }
  }

  async function act(
    effect: PopEffect,
    { ruleId, callKey }: { readonly ruleId: string; readonly callKey: string },
  ): Promise<PopResult> {
    switch (effect.kind) {
      case 'address':
        return { kind: (await ports.openAddress(effect.address)) ? 'done' : 'failed' };
      case 'program': {
        const start = await ports.runProgram(effect.path, effect.arguments);
        return start === 'too-many'
          ? { kind: 'left-out', why: 'too-many' }
          : { kind: start === 'started' ? 'done' : start };
      }
      case 'webhook':
        return send(effect, ruleId);
      case 'note':
        return { kind: (await ports.addNote(callKey, effect.text)) ? 'done' : 'failed' };
      case 'clipboard':
        ports.copyText(effect.text);
        return { kind: 'done' };
      case 'refused':
        return { kind: 'failed' };
    }
  }

  return { act: (effect, whose) => act(effect, whose).catch(() => ({ kind: 'failed' }) as const) };
}
