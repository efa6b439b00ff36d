// @vitest-environment happy-dom
import { render, type VNode } from 'preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AuditResult } from '../../analyzer/result.ts';

vi.mock('webextension-polyfill', () => ({ default: { i18n: { getUILanguage: () => 'en' } } }));

import { Calls } from '../../ui/result/Calls.tsx';
import { Checklist } from '../../ui/result/Checklist.tsx';
import { Checks } from '../../ui/result/Checks.tsx';
import { Findings } from '../../ui/result/Findings.tsx';
import { Hosts } from '../../ui/result/Hosts.tsx';
import { Listing } from '../../ui/result/Listing.tsx';
import { Matrix } from '../../ui/result/Matrix.tsx';
import { Overview } from '../../ui/result/Overview.tsx';
import { Permissions } from '../../ui/result/Permissions.tsx';
import { Policy } from '../../ui/result/Policy.tsx';
import { Sdks } from '../../ui/result/Sdks.tsx';
import { Signing } from '../../ui/result/Signing.tsx';
import { Warnings } from '../../ui/result/Warnings.tsx';
import { honestResult, hostileResult, mixedResults, NASTY_LIST } from '../support/hostile-result.ts';

const honest = await honestResult();
const SECTIONS: Readonly<Record<string, (result: AuditResult) => VNode>> = {
  Overview: (result) => <Overview result={result} />,
  Findings: (result) => <Findings result={result} />,
  Matrix: (result) => <Matrix result={result} />,
  Calls: (result) => <Calls result={result} />,
  Permissions: (result) => <Permissions result={result} />,
  Sdks: (result) => <Sdks result={result} />,
  Hosts: (result) => <Hosts result={result} />,
  Policy: (result) => <Policy result={result} />,
  Listing: (result) => <Listing result={result} />,
  Signing: (result) => <Signing result={result} />,
  Checks: (result) => <Checks result={result} />,
  Checklist: (result) => <Checklist result={result} keeper={{ typing() {}, entered() {} }} />,
  Warnings: (result) => <Warnings result={result} />,
};

afterEach(() => render(null, document.body));

/** Elements in their order with the names of their attributes, and the addresses that lead out of the page. */
function shapeOf(section: VNode): { skeleton: string; leads: string[]; text: string } {
  render(null, document.body);
  render(section, document.body);
  const elements = [...document.body.querySelectorAll('*')];
  return {
    // An option's value is left out where it is its text.
    skeleton: elements
      .map((one) =>
        [one.localName, ...(one.localName === 'option' ? [] : one.getAttributeNames().sort())].join(' '),
      )
      .join('\n'),
    leads: elements
      .flatMap((one) => ['href', 'src', 'action', 'style'].map((name) => one.getAttribute(name)))
      .filter((value): value is string => value !== null && !value.startsWith('#')),
    text: document.body.textContent ?? '',
  };
}

const OBEYED =
  /(?!\n)\p{Cc}|\p{Bidi_Control}|[\u2028\u2029\u200b\u2060\ufeff\u00ad\u3164\ufffe\uffff]|[\u{e0000}-\u{e007f}]|\p{Cs}/u;

describe.each(Object.keys(SECTIONS))('the section %s of the extension’s pages', (name) => {
  const section = SECTIONS[name] ?? (() => <p />);

  test.each([
    ['what an app, a policy and a page say', mixedResults(honest), hostileResult(honest, 'zz')],
    [
      'a result that someone made up',
      NASTY_LIST.filter(([kind]) => / [13]$/.test(kind)).map(([kind, text]) => ({
        name: kind,
        result: hostileResult(honest, text, true),
      })),
      hostileResult(honest, 'zz', true),
    ],
  ])('shows %s as text', (_, variants, reference) => {
    const expected = shapeOf(section(reference));
    for (const { name: kind, result } of variants) {
      const shown = shapeOf(section(result));
      expect(shown.skeleton, kind).toBe(expected.skeleton);
      expect(shown.leads, kind).toEqual(expected.leads);
      expect(OBEYED.exec(shown.text)?.[0].codePointAt(0), kind).toBeUndefined();
    }
  });
});
