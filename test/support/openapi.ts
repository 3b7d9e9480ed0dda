import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2019, type ErrorObject, type ValidateFunction } from 'ajv/dist/2019.js';
import addFormats from 'ajv-formats';
import { closeObjects } from './openapi-closed.ts';
import { readParts, type Part } from './multipart.ts';
import { isKnownDeviation } from './openapi-deviations.ts';

/** The platform's own description, kept outside the repository for its licence. */
const file = path.resolve(import.meta.dirname, '../../../shared/data/ringcentral-openapi-subset.json');

export const openApiMissing = `The platform's description is not at ${path.relative(process.cwd(), file)}; contract tests need it.`;

type DescribedRequest = {
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  /** Content type of the body, if there is one. */
  readonly contentType?: string;
  readonly body?: string;
};

type DescribedResponse = DescribedRequest & { readonly status: number };

/** Checks real traffic against the description. Every answer is a list of problems; empty is good. */
export type OpenApi = {
  /** All that is described, with the rate group it counts in: `GET`, `/restapi/v1.0/…`, `Heavy`. */
  readonly operations: readonly { method: string; template: string; group: unknown }[];
  /** What the description calls this operation, e.g. `GET /restapi/v1.0/account/{accountId}`. */
  readonly operationOf: (method: string, path: string) => string | undefined;
  readonly validateRequest: (request: DescribedRequest) => readonly string[];
  /** `body` is the body of the response here. */
  readonly validateResponse: (response: DescribedResponse) => readonly string[];
  /** A value against one of the named schemas, such as an event. */
  readonly validateSchema: (name: string, value: unknown) => readonly string[];
};

type Node = Record<string, unknown>;
type Parameter = { name: string; in: string; required?: boolean; schema: object };
type Content = Record<string, { schema?: object }>;

const documentId = 'ringcentral';
const pointer = (...parts: string[]) =>
  `${documentId}#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

const say = (where: string, errors: ErrorObject[] | null | undefined) =>
  (errors ?? []).map(({ instancePath, message, params }) => {
    const extra = 'unevaluatedProperty' in params ? ` ${String(params.unevaluatedProperty)}` : '';
    const allowed = 'allowedValues' in params ? ` ${JSON.stringify(params.allowedValues)}` : '';
    return `${where} ${instancePath.replace(/\/\d+(?=\/|$)/g, '/*')}: ${message ?? 'is wrong'}${extra}${allowed}`;
  });

function createAjv(document: Node, coerceTypes: boolean | 'array') {
  const ajv = new Ajv2019({ strict: false, allErrors: true, coerceTypes });
  addFormats(ajv);
  ajv.addSchema(document, documentId);
  const compiled = new Map<string, ValidateFunction>();
  /** A place in the document, or a schema made of pieces of it, under a key of its own. */
  return (key: string, schema: object = { $ref: key }): ValidateFunction => {
    const known = compiled.get(key) ?? ajv.compile(schema);
    compiled.set(key, known);
    return known;
  };
}

function splitPath(text: string) {
  const [before = '', query = ''] = text.split('?');
  return { pathname: before.replace(/(?<=.)\/+$/, ''), query: new URLSearchParams(query) };
}

function createOpenApi(document: Node): OpenApi {
  const strict = createAjv(document, false);
  const coercing = createAjv(document, 'array');
  const paths = document.paths as Record<string, Record<string, Node>>;
  const components = document.components as Record<string, Record<string, Node>>;
  const patterns = Object.keys(paths)
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .map((template) => ({ template, pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`) }));

  const find = (method: string, text: string) => {
    const { pathname } = splitPath(text);
    const template = patterns.find(({ pattern }) => pattern.test(pathname))?.template;
    const operation = template === undefined ? undefined : paths[template]?.[method.toLowerCase()];
    return template !== undefined && operation
      ? { template, operation, name: `${method.toUpperCase()} ${template}` }
      : undefined;
  };

  /** Follows one reference, and tells where the thing itself stands. */
  function resolve(value: Node, ...place: string[]): { value: Node; place: string[] } {
    if (typeof value.$ref !== 'string') return { value, place };
    const [, kind = '', group = '', name = ''] = value.$ref.split('/');
    return { value: components[group]?.[name] ?? {}, place: [kind, group, name] };
  }

  function parametersOf(template: string, operation: Node): Parameter[] {
    const all = [
      ...((paths[template]?.parameters as unknown as Node[] | undefined) ?? []),
      ...((operation.parameters as Node[] | undefined) ?? []),
    ];
    return all.map((one) => resolve(one).value as unknown as Parameter);
  }

  function queryProblems(name: string, parameters: Parameter[], query: URLSearchParams): string[] {
    const known = parameters.filter((parameter) => parameter.in === 'query');
    const strangers = [...new Set(query.keys())].filter(
      (key) => !known.some((parameter) => parameter.name === key),
    );
    const missing = known.filter((parameter) => parameter.required && !query.has(parameter.name));
    const properties = Object.fromEntries(known.map((parameter) => [parameter.name, parameter.schema]));
    const values: Record<string, unknown> = {};
    for (const parameter of known) {
      const given = query.getAll(parameter.name);
      if (given.length > 0) values[parameter.name] = given.length > 1 ? given : given[0];
    }
    const validate = coercing(`${name} query`, { type: 'object', properties: absolute(properties) });
    return [
      ...strangers.map((key) => `${name} query: ${key} is unknown`),
      ...missing.map((parameter) => `${name} query: ${parameter.name} is missing`),
      ...(validate(values) ? [] : say(`${name} query`, validate.errors)),
    ];
  }

  function bodyProblems(
    name: string,
    template: string,
    operation: Node,
    request: DescribedRequest,
  ): string[] {
    const { body = '', contentType = '' } = request;
    const described = operation.requestBody as { required?: boolean; content?: Content } | undefined;
    // Parts with files are not read here: that they may come at all is what the description says of them.
    const [plainType = ''] = contentType.split(';');
    if (plainType.startsWith('multipart/'))
      return plainType in (described?.content ?? {})
        ? []
        : [`${name} request: content type ${plainType} is not described`];
    if (body === '') return described?.required ? [`${name} request: the body is missing`] : [];
    if (!described?.content) return [`${name} request: has a body though none is described`];
    const type = Object.keys(described.content).find((one) => contentType.startsWith(one));
    if (type === undefined) return [`${name} request: content type ${contentType} is not described`];
    const method = request.method.toLowerCase();
    const ref = pointer('paths', template, method, 'requestBody', 'content', type, 'schema');
    const isForm = type === 'application/x-www-form-urlencoded';
    const validate = (isForm ? coercing : strict)(ref);
    const value: unknown = isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body);
    return validate(value) ? [] : say(`${name} request`, validate.errors);
  }

  /** Errors that no operation describes still have the shape that all errors have. */
  function errorProblems(where: string, contentType: string, body: string): string[] {
    if (!contentType.startsWith('application/json'))
      return [`${where}: content type ${contentType} for an error`];
    const validate = strict(pointer('components', 'schemas', 'ApiErrorResponseModel'));
    return validate(JSON.parse(body)) ? [] : say(where, validate.errors);
  }

  const keep = (problems: string[]) => problems.filter((problem) => !isKnownDeviation(problem));

  const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);
  const operations = Object.entries(paths).flatMap(([template, described]) =>
    Object.entries(described)
      .filter(([method]) => methods.has(method))
      .map(([method, one]) => ({ method: method.toUpperCase(), template, group: one['x-throttling-group'] })),
  );

  const api: OpenApi = {
    operations,
    operationOf: (method, text) => find(method, text)?.name,
    validateRequest(request) {
      const found = find(request.method, request.path);
      if (!found) return keep([`${request.method} ${splitPath(request.path).pathname}: is not described`]);
      const { template, operation, name } = found;
      const { query } = splitPath(request.path);
      return keep([
        ...queryProblems(name, parametersOf(template, operation), query),
        ...bodyProblems(name, template, operation, request),
      ]);
    },
    validateResponse({ method, path: text, status, contentType = '', body = '' }) {
      const found = find(method, text);
      if (!found) return keep([`${method} ${splitPath(text).pathname}: is not described`]);
      const { template, operation, name } = found;
      if (status === 207 && contentType.startsWith('multipart/mixed')) {
        const read = readParts(contentType, body);
        if (typeof read === 'string') return keep([`${name} 207: ${read}`]);
        const one = (part: Part) => ({ method, path: text, contentType: 'application/json', ...part });
        return read.flatMap((part) => api.validateResponse(one(part)));
      }
      const responses = operation.responses as Record<string, Node>;
      const described = responses[String(status)];
      if (!described) {
        const shape = status < 400 ? [] : errorProblems(`${name} ${status}`, contentType, body);
        return keep([`${name} ${status}: this status is not described`, ...shape]);
      }
      const answer = resolve(described, 'paths', template, method.toLowerCase(), 'responses', String(status));
      const content = answer.value.content as Content | undefined;
      if (!content)
        return body === '' || status >= 400
          ? []
          : keep([`${name} ${status}: has a body though none is described`]);
      const type = Object.keys(content).find((one) => contentType.startsWith(one));
      if (type === undefined)
        return keep([`${name} ${status}: content type ${contentType} is not described`]);
      // Files have no form but their type.
      if ((content[type]?.schema as { format?: string } | undefined)?.format === 'binary') return [];
      const validate = strict(pointer(...answer.place, 'content', type, 'schema'));
      return validate(JSON.parse(body)) ? [] : keep(say(`${name} ${status}`, validate.errors));
    },
    validateSchema(name, value) {
      const validate = strict(pointer('components', 'schemas', name));
      return validate(value) ? [] : keep(say(name, validate.errors));
    },
  };
  return api;
}

/** References of a schema taken out of the document must name the document. */
function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === '$ref' && typeof inner === 'string' ? inner.replace(/^#/, `${documentId}#`) : absolute(inner),
    ]),
  );
}

let loaded: OpenApi | undefined;

/** The description, read once; undefined where it is not at hand, and the tests that need it skip. */
export function loadOpenApi(): OpenApi | undefined {
  if (!loaded && existsSync(file))
    loaded = createOpenApi(closeObjects(JSON.parse(readFileSync(file, 'utf8')) as Node));
  return loaded;
}
