import ts from 'typescript';
import { calleeOf, type Code, find, place } from './code.ts';

/** Each rule answers the places where it is broken. */
type Rule = (code: Code) => readonly string[];

const mustBe: Readonly<Record<string, readonly string[]>> = {
  contextIsolation: ['true', '!0'],
  sandbox: ['true', '!0'],
  nodeIntegration: ['false', '!1'],
  nodeIntegrationInWorker: ['false', '!1'],
  nodeIntegrationInSubFrames: ['false', '!1'],
  spellcheck: ['false', '!1'],
  devTools: ['false', '!1'],
};
/** May stand there with any value. */
const free = ['preload', 'backgroundThrottling'];

/** S01: every `webPreferences` is a literal that says all that matters, and nothing unknown. */
export const unsafePreferences: Rule = (code) =>
  find(code, (node) => {
    if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'webPreferences') return undefined;
    const wrong = faultsOf(node.initializer);
    return wrong.length > 0 ? `${place(code, node)} (${wrong.join(', ')})` : undefined;
  });

function faultsOf(value: ts.Expression): readonly string[] {
  if (!ts.isObjectLiteralExpression(value)) return ['is not a literal'];
  const given = new Map<string, string>();
  const odd: string[] = [];
  for (const property of value.properties) {
    if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name)) {
      given.set(property.name.text, property.initializer.getText());
    } else if (ts.isShorthandPropertyAssignment(property)) given.set(property.name.text, property.name.text);
    else odd.push(`odd: ${property.getText()}`);
  }
  const unknown = [...given.keys()].filter((name) => !(name in mustBe) && !free.includes(name));
  const wrong = Object.entries(mustBe).filter(([name, values]) => !values.includes(given.get(name) ?? ''));
  return [...odd, ...unknown.map((name) => `unknown: ${name}`), ...wrong.map(([name]) => `wrong: ${name}`)];
}

export function countPreferences(code: Code): number {
  return find(code, (node) =>
    ts.isPropertyAssignment(node) && node.name.getText() === 'webPreferences' ? node : undefined,
  ).length;
}

/** S04, first half: code made from text. */
export const codeFromText: Rule = (code) =>
  find(code, (node) => {
    const callee = calleeOf(node);
    if (callee === undefined) return undefined;
    if (['eval', 'Function', 'window.eval', 'globalThis.eval', 'execScript'].includes(callee))
      return place(code, node);
    const [first] = (node as ts.CallExpression | ts.NewExpression).arguments ?? [];
    const isTimer = /^(window\.|globalThis\.)?set(Timeout|Interval)$/.test(callee);
    return isTimer && first && (ts.isStringLiteralLike(first) || ts.isTemplateExpression(first))
      ? place(code, node)
      : undefined;
  });

const htmlNames = ['innerHTML', 'outerHTML', 'srcdoc', 'srcDoc', 'dangerouslySetInnerHTML'];
const htmlCalls = [
  'insertAdjacentHTML',
  'document.write',
  'document.writeln',
  'createContextualFragment',
  'parseFromString',
  'setHTMLUnsafe',
];

/** S04, second half: text that becomes markup. */
export const markupFromText: Rule = (code) =>
  find(code, (node) => {
    const callee = calleeOf(node);
    if (callee !== undefined && htmlCalls.some((name) => callee === name || callee.endsWith(`.${name}`))) {
      return place(code, node);
    }
    const isAssignment =
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left) &&
      htmlNames.includes(node.left.name.text);
    const isAttribute = ts.isJsxAttribute(node) && htmlNames.includes(node.name.getText());
    const isProperty =
      (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) &&
      htmlNames.includes(node.name.getText());
    return isAssignment || isAttribute || isProperty ? place(code, node) : undefined;
  });

/** S05: the old remote bridge, and code run in a page from outside. */
export const remoteCode: Rule = (code) =>
  find(code, (node) => {
    if (ts.isStringLiteralLike(node) && /^(@electron\/)?remote$|^electron\/remote$/.test(node.text))
      return place(code, node);
    const callee = calleeOf(node) ?? '';
    return /executeJavaScript(InIsolatedWorld)?$|\.insertCSS$|\.debugger\.attach$/.test(callee)
      ? place(code, node)
      : undefined;
  });

/** S08: tags that hold foreign documents. */
export const embeddingTags: Rule = (code) =>
  find(code, (node) => {
    const tag =
      ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node) ? node.tagName.getText() : undefined;
    return tag !== undefined && ['webview', 'iframe', 'object', 'embed', 'frame', 'portal'].includes(tag)
      ? place(code, node)
      : undefined;
  });

/** S27: what is written past the log. */
export const consoleCalls: Rule = (code) =>
  find(code, (node) =>
    /^console\.\w+$|^process\.std(out|err)\.write$/.test(calleeOf(node) ?? '')
      ? place(code, node)
      : undefined,
  );

/** S26: settings from outside, read anywhere. */
export const environmentReads: Rule = (code) =>
  find(code, (node) =>
    ts.isPropertyAccessExpression(node) &&
    node.name.text === 'env' &&
    /^(node_)?process\$?\d*\.env$/.test(node.getText())
      ? place(code, node)
      : undefined,
  );

/** S31: time, chance and network of the machine itself. */
export const machineCalls: Rule = (code) =>
  find(code, (node) => {
    if (
      ts.isNewExpression(node) &&
      node.expression.getText() === 'Date' &&
      (node.arguments ?? []).length === 0
    )
      return place(code, node);
    const pattern =
      /^(globalThis\.)?(Date\.now|set(Timeout|Interval|Immediate)|Math\.random|performance\.now|crypto\.\w+|randomUUID|randomBytes|fetch)$/;
    return pattern.test(calleeOf(node) ?? '') ? place(code, node) : undefined;
  });

/** The modules a file imports a value from: `[module, name]`, `*` for all of it. */
export function importsOf(code: Code): readonly (readonly [string, string])[] {
  return find(code, (node) => {
    if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')
    ) {
      const [first] = node.arguments;
      return first && ts.isStringLiteralLike(first) ? [[first.text, '*'] as const] : undefined;
    }
    return ts.isImportDeclaration(node) ? importedNames(node) : undefined;
  }).flat();
}

function importedNames(node: ts.ImportDeclaration): readonly (readonly [string, string])[] {
  const module = (node.moduleSpecifier as ts.StringLiteral).text;
  const clause = node.importClause;
  if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return [];
  const bindings = clause?.namedBindings;
  const whole =
    !clause || clause.name || (bindings && ts.isNamespaceImport(bindings)) ? [[module, '*'] as const] : [];
  const named =
    bindings && ts.isNamedImports(bindings)
      ? bindings.elements
          .filter((one) => !one.isTypeOnly)
          .map((one) => [module, (one.propertyName ?? one.name).text] as const)
      : [];
  return [...whole, ...named];
}
