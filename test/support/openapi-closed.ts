type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const compositions = ['allOf', 'anyOf', 'oneOf'];

/** Names of the schemas that are parts of others; closing them would refuse the other parts. */
function partNames(value: unknown, inComposition: boolean, names: Set<string>) {
  if (Array.isArray(value)) for (const one of value) partNames(one, inComposition, names);
  else if (isNode(value)) {
    if (inComposition && typeof value.$ref === 'string') names.add(value.$ref);
    for (const [key, inner] of Object.entries(value)) partNames(inner, compositions.includes(key), names);
  }
}

function close(value: unknown, isPart: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => close(one, isPart));
  if (!isNode(value)) return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, close(child, compositions.includes(key))]),
  );
  const isOpenObject =
    (isNode(value.properties) || Array.isArray(value.allOf)) && value.additionalProperties === undefined;
  // A property may itself be called "properties"; a schema has a type or is composed.
  const isSchema = typeof value.type === 'string' || Array.isArray(value.allOf);
  return !isPart && isOpenObject && isSchema ? { ...inner, unevaluatedProperties: false } : inner;
}

/** The description lets objects have any further field; here a field it does not know is a finding. */
export function closeObjects(document: Node): Node {
  const parts = new Set<string>();
  partNames(document, false, parts);
  const { schemas, ...components } = document.components as { schemas: Node };
  const closed = Object.entries(schemas).map(([name, schema]) => [
    name,
    close(schema, parts.has(`#/components/schemas/${name}`)),
  ]);
  return {
    ...document,
    paths: close(document.paths, false),
    components: { ...components, schemas: Object.fromEntries(closed) as Node },
  };
}
