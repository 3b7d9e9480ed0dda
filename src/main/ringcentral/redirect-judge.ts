import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Clock } from '../clock.ts';

/** What the browser brought back. `error` is OAuth's word, checked; its description is never repeated. */
export type RedirectAnswer =
  { readonly kind: 'code'; readonly code: string } | { readonly kind: 'error'; readonly error: string };

export type RedirectJudge = {
  readonly expect: (state: string) => void;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  readonly noteWrong: () => void;
};

export type RedirectJudgeParts = {
  readonly address: URL;
  readonly clock: Clock;
  readonly onSuspicious: () => void;
  readonly onAnswer: (answer: RedirectAnswer) => void;
  /** The last page was shown. */
  readonly onFarewell: () => void;
  readonly words: { readonly title: string; readonly allowed: string; readonly refused: string };
};

const longestQuery = 4_096;
/** More wrong requests than a confused browser makes. */
const mostWrong = 20;
const slowMs = 1_000;
const longestSlowMs = 5_000;
const farewellPath = '/done';

/**
 * Tells the one right request from all others. Neither a wrong state nor a flood ends the attempt, or any
 * web page could cancel sign-ins; and neither ever leads to an exchange.
 */
export function createRedirectJudge(parts: RedirectJudgeParts): RedirectJudge {
  const { address, clock } = parts;
  let expected: string | undefined;
  let outcome: RedirectAnswer | undefined;
  let wrong = 0;
  let slowUntil = -Infinity;

  function noteWrong(): void {
    wrong += 1;
    if (wrong === mostWrong) parts.onSuspicious();
  }

  /** From the limit on, wrong requests are answered one a second. */
  function refuse(response: ServerResponse, status: number): void {
    noteWrong();
    const now = clock.elapsed();
    if (wrong <= mostWrong) {
      end(response, status);
      return;
    }
    slowUntil = Math.min(Math.max(slowUntil, now) + slowMs, now + longestSlowMs);
    clock.after(slowUntil - now, () => end(response, status));
  }

  function handle(request: IncomingMessage, response: ServerResponse): void {
    const origin = request.headers.origin;
    if (origin !== undefined && origin !== 'null') refuse(response, 403);
    else if (request.method !== 'GET') refuse(response, 405);
    else if (!isOwnHost(request, address.host)) refuse(response, 404);
    else judge(request.url ?? '', response);
  }

  function judge(target: string, response: ServerResponse): void {
    const mark = target.indexOf('?');
    const path = mark < 0 ? target : target.slice(0, mark);
    const query = mark < 0 ? '' : target.slice(mark + 1);
    if (outcome !== undefined && target === farewellPath) {
      showFarewell(response, outcome, parts.words);
      parts.onFarewell();
      return;
    }
    const found =
      outcome === undefined && path === address.pathname && query.length <= longestQuery
        ? readAnswer(new URLSearchParams(query), expected)
        : undefined;
    if (found === undefined) {
      refuse(response, 404);
      return;
    }
    outcome = found;
    // One redirect, so that the code does not stay in the address line and the history.
    response.setHeader('Location', farewellPath);
    end(response, 302);
    parts.onAnswer(found);
  }

  return {
    expect: (state) => {
      expected = state;
    },
    handle,
    noteWrong,
  };
}

/** Exactly one of the configured host, as written: another name for this computer is a rebinding attempt. */
function isOwnHost(request: IncomingMessage, host: string): boolean {
  const hosts: string[] = [];
  for (let at = 0; at < request.rawHeaders.length; at += 2)
    if (request.rawHeaders[at]?.toLowerCase() === 'host') hosts.push(request.rawHeaders[at + 1] ?? '');
  return hosts.length === 1 && hosts[0] === host;
}

function readAnswer(query: URLSearchParams, expected: string | undefined): RedirectAnswer | undefined {
  const states = query.getAll('state');
  const codes = query.getAll('code');
  const errors = query.getAll('error');
  const [state] = states;
  if (expected === undefined || state === undefined || states.length !== 1) return undefined;
  if (codes.length + errors.length !== 1 || !isSame(state, expected)) return undefined;
  const [code] = codes;
  if (code !== undefined) return /^[\x21-\x7e]{1,4000}$/.test(code) ? { kind: 'code', code } : undefined;
  const error = errors[0] ?? '';
  return { kind: 'error', error: /^[a-z_]{1,60}$/.test(error) ? error : 'unknown' };
}

/** In a time that does not tell how much of it was right. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function end(response: ServerResponse, status: number, body = ''): void {
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'",
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Content-Type': 'text/html; charset=utf-8',
    Connection: 'close',
    ...(status === 405 ? { Allow: 'GET' } : {}),
  });
  response.end(body);
}

function showFarewell(
  response: ServerResponse,
  outcome: RedirectAnswer,
  words: RedirectJudgeParts['words'],
): void {
  const sentence = outcome.kind === 'code' ? words.allowed : words.refused;
  end(
    response,
    200,
    `<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(words.title)}</title></head>` +
      `<body><p>${escapeHtml(sentence)}</p></body></html>`,
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
