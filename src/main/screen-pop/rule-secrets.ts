import type { Chance } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Secrets } from '../secrets-port.ts';
import { secretPrefix } from './webhook.ts';

/** The keys that webhooks are signed with; they leave this computer by the clipboard alone. */
export type RuleSecrets = {
  /** Once, before anything is asked for. */
  readonly load: () => Promise<void>;
  readonly of: (ruleId: string) => string | undefined;
  /** Makes one where there is none. */
  readonly ensure: (ruleId: string) => void;
  readonly renew: (ruleId: string) => void;
  readonly remove: (ruleId: string) => void;
};

export type RuleSecretsPorts = {
  readonly secrets: Pick<Secrets, 'read' | 'write'>;
  readonly chance: Pick<Chance, 'bytes'>;
  readonly log: Log;
  /** Told every key, so that the log can hide it. */
  readonly noteSecret: (secret: string) => void;
};

/** Of a key: as many as the hash has. */
const keyLength = 32;

export function createRuleSecrets({ secrets, chance, log, noteSecret }: RuleSecretsPorts): RuleSecrets {
  const known = new Map<string, string>();

  function save(): void {
    const text = JSON.stringify(Object.fromEntries(known));
    secrets.write(text).catch((error: unknown) => log.error('screen-pop: keys could not be stored', error));
  }

  function renew(ruleId: string): void {
    const secret = secretPrefix + Buffer.from(chance.bytes(keyLength)).toString('base64');
    noteSecret(secret);
    known.set(ruleId, secret);
    save();
  }

  return {
    load: async () => {
      const found = await secrets.read();
      if (found.kind !== 'found') return;
      for (const [ruleId, secret] of entriesOf(found.text)) {
        noteSecret(secret);
        known.set(ruleId, secret);
      }
    },
    of: (ruleId) => known.get(ruleId),
    ensure: (ruleId) => {
      if (!known.has(ruleId)) renew(ruleId);
    },
    renew,
    remove: (ruleId) => {
      if (known.delete(ruleId)) save();
    },
  };
}

/** What is no key of ours is left out. */
function entriesOf(text: string): readonly (readonly [string, string])[] {
  try {
    const found: unknown = JSON.parse(text);
    if (typeof found !== 'object' || found === null) return [];
    return Object.entries(found).flatMap(([id, secret]) =>
      typeof secret === 'string' && secret.startsWith(secretPrefix) ? [[id, secret] as const] : [],
    );
  } catch {
    return [];
  }
}
