import { type I18n, setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

/** The words of tray, notifications and timeline. English stands in the code; catalogues replace it by id. */
export function createWords(locale: string): I18n {
  const i18n = setupI18n();
  i18n.setMessagesCompiler(compileOnce());
  i18n.loadAndActivate({ locale, messages: {} });
  return i18n;
}

/** Lingui compiles a sentence each time it is said; there are only as many as stand in the code. */
function compileOnce(): (message: string) => ReturnType<typeof compileMessage> {
  const compiled = new Map<string, ReturnType<typeof compileMessage>>();
  return (message) => {
    const known = compiled.get(message) ?? compileMessage(message);
    compiled.set(message, known);
    return known;
  };
}
