import type {
  PopAction,
  PopEffect,
  PopMoment,
  PopProgram,
  PopRefusal,
  PopRuleDraft,
} from '../../shared/screen-pop.ts';
import { type CallFacts, type PopValues, valuesOf } from './call-facts.ts';
import { fillArgument, fillText, judgeText } from './plain-template.ts';
import { fillTemplate, parseTemplate } from './template.ts';
import { judgeWebhook } from './webhook-address.ts';
import { webhookBody } from './webhook-body.ts';

export type Programs = readonly PopProgram[];

/** Exactly what a rule does for this call; the same for the rehearsal and for the call itself. */
export function effectOf(
  { action, name }: Pick<PopRuleDraft, 'action' | 'name'>,
  facts: CallFacts,
  moment: PopMoment,
  programs: Programs,
): PopEffect {
  const values = valuesOf(facts);
  switch (action.kind) {
    case 'address':
      return addressOf(action.template, values);
    case 'program':
      return programOf(action, values, programs);
    case 'webhook': {
      const judged = judgeWebhook(action.address, action.privateHost);
      if (!judged.ok) return refused(judged.reason, judged.detail);
      return { kind: 'webhook', address: judged.url.href, body: webhookBody(facts, moment, name) };
    }
    case 'note':
    case 'clipboard': {
      const wrong = judgeText(action.text);
      if (wrong !== undefined) return { kind: 'refused', ...wrong };
      const text = fillText(action.text, values);
      return text.trim() === '' ? refused('empty', '') : { kind: action.kind, text };
    }
  }
}

function addressOf(template: string, values: PopValues): PopEffect {
  if (template === '') return refused('empty', '');
  const parsed = parseTemplate(template);
  if (!parsed.ok) return refused(parsed.reason, parsed.detail);
  const address = fillTemplate(parsed.url, values);
  return address === undefined ? refused('too-long', '') : { kind: 'address', address };
}

function programOf(
  { programId, arguments: texts }: Extract<PopAction, { kind: 'program' }>,
  values: PopValues,
  programs: Programs,
): PopEffect {
  const program = programs.find(({ id }) => id === programId);
  if (program === undefined) return refused('no-program', '');
  const wrong = texts.map(judgeText).find((each) => each !== undefined);
  if (wrong !== undefined) return { kind: 'refused', ...wrong };
  return { kind: 'program', path: program.path, arguments: texts.map((text) => fillArgument(text, values)) };
}

function refused(reason: PopRefusal, detail: string): PopEffect {
  return { kind: 'refused', reason, detail };
}
