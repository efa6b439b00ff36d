import { expect, test } from 'vitest';
import { readNetworkSecurityConfig } from '../../../../analyzer/apk/manifest/network-security-config.ts';
import type { XmlElement } from '../../../../analyzer/apk/xml/element.ts';
import type { NetworkSecurityConfig } from '../../../../analyzer/facts/package.ts';
import { element } from '../../../support/xml-elements.ts';

function read(...children: readonly XmlElement[]): NetworkSecurityConfig {
  return readNetworkSecurityConfig(element('network-security-config', {}, ...children), 'res/xml/n.xml');
}

function domain(name: string, includeSubdomains?: boolean): XmlElement {
  const attributes = includeSubdomains === undefined ? {} : { includeSubdomains };
  return { ...element('domain', attributes), text: name };
}

const cleartext = (cleartextTrafficPermitted: boolean) => ({ cleartextTrafficPermitted });

test('a nested domain inherits what it does not say, from the nearest that does', () => {
  const { baseCleartextPermitted, domains } = read(
    element('base-config', cleartext(false)),
    element(
      'domain-config',
      cleartext(true),
      domain(' Open.Example.COM\n', true),
      element('domain-config', {}, domain('inner.example.com')),
      element('domain-config', cleartext(false), domain('closed.example.com', false)),
    ),
    element('domain-config', {}, domain('base.example.com')),
  );
  expect(baseCleartextPermitted).toBe(false);
  expect(domains).toEqual([
    { domain: 'open.example.com', includeSubdomains: true, cleartextPermitted: true },
    { domain: 'inner.example.com', includeSubdomains: false, cleartextPermitted: true },
    { domain: 'closed.example.com', includeSubdomains: false, cleartextPermitted: false },
    { domain: 'base.example.com', includeSubdomains: false, cleartextPermitted: false },
  ]);
});

test('what nothing says is left open: the level the app targets decides', () => {
  const { baseCleartextPermitted, domains } = read(element('domain-config', {}, domain('a.example')));
  expect(baseCleartextPermitted).toBeNull();
  expect(domains[0]?.cleartextPermitted).toBeNull();
});

test('certificates that the user adds are trusted where the config says so, debug-overrides aside', () => {
  const anchors = (src: string): XmlElement => element('trust-anchors', {}, element('certificates', { src }));
  expect(read(element('base-config', {}, anchors('user'))).trustsUserCertificates).toBe(true);
  expect(read(element('domain-config', {}, anchors('user'))).trustsUserCertificates).toBe(true);
  expect(read(element('base-config', {}, anchors('system'))).trustsUserCertificates).toBe(false);
  expect(read(element('debug-overrides', {}, anchors('user'))).trustsUserCertificates).toBe(false);
});

test('nesting without end is read to a bound', () => {
  let inner = element('domain-config', {}, domain('deep.example'));
  for (let depth = 0; depth < 5000; depth++) inner = element('domain-config', {}, inner);
  expect(read(inner, element('domain-config', {}, domain('after.example'))).domains).toHaveLength(1);
});
