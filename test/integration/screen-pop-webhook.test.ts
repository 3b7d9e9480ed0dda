import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { popDraft } from '../support/pop-builders.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import { createReceiver, type Receiver } from '../support/webhook-receiver.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };
const runs = async () => (await ringside.app.questions.popRuns(0)).runs;

describe('a webhook', () => {
  const hook = popDraft({
    action: { kind: 'webhook', address: 'https://hooks.example/calls', privateHost: '' },
  });

  async function startReceiving(receiver: Receiver): Promise<TestApp> {
    ringside = await startTestApp({
      fetchBeside: (request, init) =>
        new URL(request.url).host === 'hooks.example' ? receiver.take(request, init?.signal) : undefined,
    });
    await ringside.app.questions.rehearsePopRule(hook);
    await ringside.app.commands.savePopRule(hook);
    return ringside;
  }

  it('is sent JSON that its receiver can check with the key of the rule, and no other', async () => {
    const receiver = createReceiver();
    const { simulator, personId } = await startReceiving(receiver);
    const [rule] = ringside.state().settings.screenPop.rules;
    await ringside.app.commands.copyPopSecret(rule!.id);
    const copied = ringside.desktop.asked.findLast((what) => what.startsWith('copyText')) ?? '';
    const secret = JSON.parse(copied.slice('copyText '.length)) as string;
    simulator.world.telephony.ring({ ...ada, to: personId });
    await ringside.run(5_000);
    expect(receiver.taken).toHaveLength(1);
    const { headers, body } = receiver.taken[0]!;
    const [id, time] = [headers.get('webhook-id'), headers.get('webhook-timestamp')];
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
    expect(headers.get('webhook-signature')).toBe(`v1,${signature}`);
    expect(JSON.parse(body)).toMatchObject({
      version: 1,
      event: 'call.ringing',
      call: { direction: 'inbound', ending: null },
      party: { e164: '+12125550100', name: 'Ada Lovelace', hidden: false },
    });
    expect((await runs())[0]?.result).toEqual({ kind: 'received', status: 200 });
    // Neither windows nor the log ever hear of the key.
    expect(JSON.stringify(ringside.pushes)).not.toContain(secret);
    expect(ringside.logLines.join('\n')).not.toContain(secret);
    expect(ringside.ruleSecrets.stored()).toContain(secret);
  });

  it('that never answers is given up after ten seconds, and is not sent twice', async () => {
    const receiver = createReceiver({ answer: () => new Promise(() => undefined) });
    const { simulator, personId } = await startReceiving(receiver);
    simulator.world.telephony.ring({ ...ada, to: personId });
    await ringside.run(9_000);
    expect((await runs())[0]?.result.kind).toBe('under-way');
    await ringside.run(60_000);
    expect((await runs())[0]?.result).toEqual({ kind: 'no-answer' });
    expect(receiver.taken).toHaveLength(1);
  });

  it('that was under way when the app was killed is told of, and not sent again', async () => {
    const receiver = createReceiver({ answer: () => new Promise(() => undefined) });
    const { simulator, personId } = await startReceiving(receiver);
    const id = simulator.world.telephony.ring({ ...ada, to: personId });
    await ringside.run(3_000);
    ringside = await ringside.killAndStart();
    await ringside.run(20_000);
    simulator.world.telephony.hangUp(id);
    await ringside.run(60_000);
    expect(receiver.taken).toHaveLength(1);
    expect((await runs())[0]?.result).toEqual({ kind: 'interrupted' });
  });
});
