import type { PopCheck, PopEffect, PopRuleDraft } from '../../src/shared/screen-pop.ts';

/** Enough of an answer for the page; the real check lives in the main process and has its own tests. */
export function checkLikeMain(draft: PopRuleDraft): PopCheck {
  const { action } = draft;
  const address =
    action.kind === 'address' ? action.template : action.kind === 'webhook' ? action.address : undefined;
  if (address === undefined) return { ok: true, host: undefined, example: exampleLikeMain(draft) };
  if (address === '') return { ok: false, reason: 'empty', detail: '' };
  if (address.includes('YOUR-PART')) return { ok: false, reason: 'not-filled-in', detail: 'YOUR-PART' };
  const url = URL.parse(address);
  if (url === null) return { ok: false, reason: 'not-an-address', detail: address };
  if (url.protocol !== 'https:')
    return { ok: false, reason: 'scheme', detail: url.protocol.replace(':', '') };
  return { ok: true, host: url.host, example: exampleLikeMain(draft) };
}

export function exampleLikeMain({ action }: PopRuleDraft): PopEffect {
  switch (action.kind) {
    case 'address':
      return { kind: 'address', address: filled(action.template) };
    case 'program':
      return { kind: 'program', path: '/usr/bin/crm', arguments: action.arguments.map(filled) };
    case 'webhook':
      return { kind: 'webhook', address: action.address, body: '{"version":1,"event":"call.ringing"}' };
    case 'note':
    case 'clipboard':
      return { kind: action.kind, text: action.text };
  }
}

function filled(template: string): string {
  return template
    .replace('{number}', '%2B12125550100')
    .replace('{e164}', '%2B12125550100')
    .replace('{name}', 'Ada%20Lovelace');
}
