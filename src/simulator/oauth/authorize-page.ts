import type { ExtensionRecord } from '../world-types.ts';
import type { PlatformReply } from '../exchange.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:26rem;margin:4rem auto;padding:0 1rem;color:#1b1f24;background:#fff}
fieldset{border:1px solid #c3c9d0;border-radius:8px;padding:.75rem 1rem;margin:0 0 1rem}label{display:block;padding:.35rem 0}
button{font:inherit;padding:.5rem 1.25rem;border-radius:6px;border:1px solid #57606a;background:#fff;margin-right:.5rem}
button[value=allow]{background:#0b57a4;border-color:#0b57a4;color:#fff}small{color:#57606a}
@media(prefers-color-scheme:dark){body{background:#14171a;color:#e6e9ec}button{background:#22272c;color:#e6e9ec}small{color:#a3acb5}}`;

function personRow(person: ExtensionRecord, index: number): string {
  const checked = index === 0 ? ' checked' : '';
  const words = `${escapeHtml(person.name)} <small>ext. ${escapeHtml(person.extensionNumber)}</small>`;
  return `<label><input type="radio" name="person" value="${person.id}"${checked}> ${words}</label>`;
}

/** The page on which a demo person allows or denies the app. It runs no script and may be framed by nobody. */
export function authorizePage(options: {
  people: readonly ExtensionRecord[];
  company: string;
  clientId: string;
  ticket: string;
  nonce: string;
  redirectUri: string;
}): PlatformReply {
  // Browsers hold the redirect that follows a form to the same rule as the form itself.
  const formTargets = `'self' ${new URL(options.redirectUri).origin}`;
  const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in to the demo account</title><style nonce="${options.nonce}">${style}</style></head>
<body><main><h1>Demo account</h1>
<p><strong>${escapeHtml(options.clientId)}</strong> asks to see and handle the calls of one person of ${escapeHtml(options.company)}. Nothing here is real.</p>
<form method="post" action="/restapi/oauth/authorize">
<input type="hidden" name="ticket" value="${options.ticket}">
<fieldset><legend>Sign in as</legend>${options.people.map(personRow).join('\n')}</fieldset>
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</form></main></body></html>`;
  return {
    status: 200,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${options.nonce}'; form-action ${formTargets}; frame-ancestors 'none'; base-uri 'none'`,
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
    body,
  };
}
