import type { LogFields } from './log.ts';
import { createSecretFinder, type SecretFinder } from './secret-finder.ts';

/** Takes out of log lines what must not be kept: secrets first by field name, then by what the text looks like. */
export type Redactor = {
  /** A live secret, hidden in any form from now on, pieces of it included. */
  readonly remember: (secret: string) => void;
  /** Hides only what was remembered, so that ids stay readable. */
  readonly secrets: (text: string) => string;
  readonly text: (text: string) => string;
  readonly fields: (fields: LogFields) => LogFields;
};

export type RedactorOptions = { readonly homeFolder: string; readonly userName: string };

const hidden = '[hidden]';
/** No line of ours is longer; what is was not written by us. */
const longestText = 16_384;
const secretField =
  /^(?:authorization|cookie|password|secret|verifier|wsc|state|code|.*token|code_?verifier|client_?secret)$/i;
/** `ECONNRESET`, `CMN-101`: what a failure is called, never what a sign-in is exchanged for. */
const errorCode = /^(?:[A-Z][A-Z_]{3,39}|[A-Z]{2,4}-\d{2,4})$/;
const secretName =
  '(?:access_token|refresh_token|ws_access_token|id_token|token|code|state|code_verifier|client_secret|wsc|password)';

type Rule = readonly [RegExp, string | ((...found: string[]) => string)];

const textRules: readonly Rule[] = [
  [/\b(bearer|basic)\s+[\w.~+/=-]{4,}/gi, `$1 ${hidden}`],
  [/\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g, hidden],
  [/\bsim_[\w-]{6,}/g, hidden],
  // In addresses and forms, percent-encoded or not.
  [new RegExp(`((?:%[0-9a-f]{2}|\\b)${secretName}(?:=|%3D))[^&\\s"'<>]+`, 'gi'), `$1${hidden}`],
  // In JSON, quotes escaped or not.
  [new RegExp(`(\\\\?"${secretName}\\\\?"\\s*:\\s*\\\\?")(?:[^"\\\\]|\\\\(?!"))*`, 'gi'), `$1${hidden}`],
  [/[\w.%+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63})+/g, '[e-mail]'],
  [/(?:\+|%2B)\d(?:[\s().-]*\d){6,14}/gi, lastThree],
  [/\(\d{3}\)\s?\d{3}[\s.-]\d{4}|\b\d{3}[.-]\d{3}[.-]\d{4}\b/g, lastThree],
  [/\b\d{10,12}\b/g, lastThree],
];

export function createRedactor({ homeFolder, userName }: RedactorOptions): Redactor {
  const finder = createSecretFinder();
  const ownRules: Rule[] = [];
  if (homeFolder.length > 1) ownRules.push([new RegExp(escapePattern(homeFolder), 'gi'), '~']);
  if (userName.length > 2) ownRules.push([new RegExp(`\\b${escapePattern(userName)}\\b`, 'gi'), '[user]']);

  function text(original: string): string {
    const whole = original.length > longestText ? `${original.slice(0, longestText)}…` : original;
    let shown = hideFound(whole, finder);
    for (const [pattern, replacement] of [...textRules, ...ownRules])
      shown = shown.replace(pattern, replacement as string);
    return shown;
  }

  return {
    remember: finder.remember,
    secrets: (whole) => hideFound(whole, finder),
    text,
    fields: (fields) =>
      Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [
          text(name),
          typeof value !== 'string' ? value : isSecret(name, value) ? hidden : text(value),
        ]),
      ),
  };
}

function isSecret(field: string, value: string): boolean {
  return secretField.test(field) && !(field === 'code' && errorCode.test(value));
}

function hideFound(text: string, finder: SecretFinder): string {
  let shown = '';
  let at = 0;
  for (const [from, to] of finder.find(text)) {
    shown += text.slice(at, from) + hidden;
    at = to;
  }
  return shown + text.slice(at);
}

/** Enough to tell two numbers apart, too little to call one. */
function lastThree(number: string): string {
  return `…${number.slice(-3)}`;
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
