import { describe, expect, it } from 'vitest';

import { createRouteGroups, groupNamed, groupOf } from '../../../../src/main/ringcentral/rate-groups.ts';

const own = '/restapi/v1.0/account/~/extension/~';

describe('the rate group of a request of ours', () => {
  it.each([
    ['GET', `${own}/presence`, 'light'],
    ['PUT', `${own}/presence`, 'medium'],
    ['GET', '/restapi/v1.0/account/~/presence', 'heavy'],
    ['GET', `${own}/call-log`, 'heavy'],
    ['GET', `${own}/call-log/AKr7Lm2QxT9vB4E,AKr7Lm2QxT9vB4F`, 'heavy'],
    ['GET', `${own}/call-log-sync`, 'heavy'],
    ['GET', `${own}/active-calls`, 'heavy'],
    ['POST', `${own}/ring-out`, 'heavy'],
    ['GET', `${own}/ring-out/123`, 'light'],
    ['DELETE', `${own}/ring-out/123`, 'heavy'],
    ['POST', `${own}/fax`, 'heavy'],
    ['POST', `${own}/sms`, 'medium'],
    ['GET', `${own}/address-book/contact`, 'heavy'],
    ['GET', `${own}/favorite`, 'light'],
    ['GET', `${own}/message-store/12/content/13`, 'medium'],
    ['GET', '/restapi/v1.0/account/~/recording/12/content', 'heavy'],
    ['POST', '/restapi/v1.0/account/~/telephony/sessions/s-1/parties/p-1/recordings', 'light'],
    ['POST', '/restapi/v1.0/account/~/telephony/call-out', 'heavy'],
    ['GET', '/restapi/v1.0/subscription', 'light'],
    ['POST', '/restapi/v1.0/subscription', 'medium'],
    ['POST', '/restapi/v1.0/subscription/ab-1/renew', 'light'],
    ['POST', '/restapi/oauth/token', 'auth'],
    ['POST', '/restapi/oauth/wstoken', 'auth'],
  ])('%s %s is %s', (method, path, group) => {
    expect(groupOf(method, path)).toBe(group);
  });
});

describe('[E29] the group in a header', () => {
  it.each([
    [null, undefined],
    ['', undefined],
    ['  ', undefined],
    ['heavy', 'heavy'],
    [' Heavy ', 'heavy'],
    ['LIGHT', 'light'],
    ['super-heavy', 'unknown'],
    ['constructor', 'unknown'],
  ])('%j is read as %s', (header, group) => {
    expect(groupNamed(header)).toBe(group);
  });

  it('is learned for the route with any id, and for no other', () => {
    const groups = createRouteGroups();
    groups.learn({ method: 'GET', path: `${own}/message-store/12345` }, 'heavy');
    expect(groups.of({ method: 'GET', path: `${own}/message-store/99` })).toBe('heavy');
    expect(groups.of({ method: 'PUT', path: `${own}/message-store/99` })).toBe('medium');
    expect(groups.of({ method: 'GET', path: `${own}/message-store` })).toBe('light');
    expect(groups.of({ method: 'GET', path: `${own}/presence` })).toBe('light');
  });

  it('is forgotten for no milder one', () => {
    const groups = createRouteGroups();
    const route = { method: 'GET', path: `${own}/presence` };
    for (const header of ['medium', 'light', null, 'heavy', 'medium', 'light']) groups.learn(route, header);
    expect(groups.of(route)).toBe('heavy');
  });

  it('does not fill the memory, however many routes there are', () => {
    const groups = createRouteGroups();
    for (let count = 0; count < 1_000; count += 1)
      groups.learn({ method: 'GET', path: `/restapi/${'x'.repeat(count)}` }, 'heavy');
    const learned = Array.from({ length: 1_000 }, (_, count) =>
      groups.of({ method: 'GET', path: `/restapi/${'x'.repeat(count)}` }),
    );
    expect(learned.filter((group) => group === 'heavy')).toHaveLength(200);
  });
});
