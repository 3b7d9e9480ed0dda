// One page's DevTools session, and the text that travels over it between the main process and the preload's world.
import { cdp, type EventTable, type Protocol } from '../cdp.ts';
import { injectedTexts } from '../page/injected.ts';
import type { Downward, Upward, WorldConfig } from '../page/isolated-world.ts';
import { answerSyncQuestion, asksSyncQuestions } from './sync-questions.ts';
import type { Target } from './targets.ts';

type Method = keyof Protocol.CommandParameters;

const worldName = 'Electron Isolated Context';

function randomName(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

export class PageChannel {
  readonly #attached = Promise.withResolvers<undefined>();
  readonly attached: Promise<unknown> = this.#attached.promise;
  readonly #config: WorldConfig;
  readonly #receive: (message: Upward) => void;
  #target: Target | null = null;
  #context = 0;

  constructor(preloadPath: string, processFields: object, receive: (message: Upward) => void) {
    this.#receive = receive;
    this.#config = {
      binding: `up${randomName()}`,
      receiver: `down${randomName()}`,
      guardKey: `guard${randomName()}`,
      preloadPath,
      process: processFields,
    };
  }

  get targetId(): string {
    return this.#target?.targetId ?? '';
  }

  get target(): Target | null {
    return this.#target;
  }

  /**
   * Everything is sent in one burst before the page is let go, so the preload is there before the first document.
   * Several of these commands are answered only after the last one: none may be awaited alone.
   */
  async attach(
    target: Target,
    mediaFeatures: Protocol.Emulation.MediaFeature[],
    table: EventTable,
  ): Promise<void> {
    this.#target = target;
    const texts = injectedTexts(this.#config, randomName());
    cdp.onSession(target.sessionId, { ...table, ...this.#ownEvents() });
    const burst = [
      this.command('Page.enable', {}),
      this.command('Runtime.enable', {}),
      ...(asksSyncQuestions(texts.isolated) ? [this.command('Debugger.enable', {})] : []),
      this.command('Page.setLifecycleEventsEnabled', { enabled: true }),
      this.command('Runtime.addBinding', { name: this.#config.binding, executionContextName: worldName }),
      this.command('Page.addScriptToEvaluateOnNewDocument', { source: texts.main }),
      this.command('Page.addScriptToEvaluateOnNewDocument', { source: texts.isolated, worldName }),
      this.command('Emulation.setEmulatedMedia', { features: mediaFeatures }),
      this.command('Runtime.runIfWaitingForDebugger', {}),
    ];
    await Promise.all(burst);
    this.#attached.resolve(undefined);
  }

  command<M extends Method>(
    method: M,
    params: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]> {
    return cdp.send(method, params, this.#target?.sessionId);
  }

  post<M extends Method>(method: M, params: Protocol.CommandParameters[M]): void {
    if (this.#target) cdp.post(method, params, this.#target.sessionId);
  }

  /** Lost when the page has no preload world at the moment, as in Electron. */
  deliver(message: Downward): void {
    if (this.#context === 0) return;
    this.post('Runtime.callFunctionOn', {
      functionDeclaration: `function (text) { ${this.#config.receiver}(text); }`,
      arguments: [{ value: JSON.stringify(message) }],
      executionContextId: this.#context,
      silent: true,
    });
  }

  #ownEvents(): EventTable {
    return {
      'Runtime.executionContextCreated': ({ context }) => {
        const { frameId } = context.auxData as { frameId?: string };
        if (context.name === worldName && frameId === this.targetId) this.#context = context.id;
      },
      'Runtime.executionContextDestroyed': ({ executionContextId }) => {
        if (executionContextId === this.#context) this.#context = 0;
      },
      'Runtime.executionContextsCleared': () => {
        this.#context = 0;
      },
      'Runtime.bindingCalled': ({ payload }) => this.#receive(JSON.parse(payload) as Upward),
      'Debugger.paused': (paused) => void answerSyncQuestion(this, paused),
    };
  }
}
