import { describe, expect, it } from 'vitest';

import { groupOf, type RateGroup } from '../../src/main/ringcentral/rate-groups.ts';
import { loadOpenApi, openApiMissing } from '../support/openapi.ts';

const description = loadOpenApi();
const known: Readonly<Record<string, RateGroup>> = {
  Light: 'light',
  Medium: 'medium',
  Heavy: 'heavy',
  Auth: 'auth',
};
const described = (description?.operations ?? []).flatMap(({ method, template, group }) => {
  const name = known[String(group)];
  return name === undefined ? [] : [{ method, template, name }];
});

describe.skipIf(!description)(`the rate group ${description ? '' : openApiMissing}`, () => {
  it('is known of more than a hundred operations', () => {
    expect(described.length).toBeGreaterThan(100);
  });

  it.each(described)('of $method $template is $name', ({ method, template, name }) => {
    expect(groupOf(method, template.replace(/\{[^}]+\}/g, '~'))).toBe(name);
    expect(groupOf(method, template.replace(/\{[^}]+\}/g, '1300458005'))).toBe(name);
  });
});
