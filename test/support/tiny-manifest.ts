import type { XmlElement } from '../../analyzer/apk/xml/element.ts';
import { tinyAxml } from './tiny-axml.ts';

/** A small manifest with one of each thing that is read of one. */
export function tinyManifest(): Uint8Array {
  const attribute = (name: string, resourceId: number, value: string) => ({
    namespace: 'http://schemas.android.com/apk/res/android',
    name,
    resourceId,
    value: { type: 'string' as const, value },
    raw: value,
  });
  const element = (name: string, attributes: XmlElement['attributes'], children: XmlElement[] = []) => ({
    namespace: null,
    name,
    line: 1,
    attributes,
    children,
  });
  const named = (name: string) => attribute('name', 0x01010003, name);
  const main = element(
    'intent-filter',
    [],
    [
      element('action', [named('android.intent.action.MAIN')]),
      element('category', [named('android.intent.category.LAUNCHER')]),
      element('data', [attribute('scheme', 0x01010027, 'https')]),
    ],
  );
  return tinyAxml(
    element(
      'manifest',
      [
        {
          namespace: null,
          name: 'package',
          resourceId: null,
          value: { type: 'string', value: 'a.b' },
          raw: 'a.b',
        },
      ],
      [
        element('uses-sdk', [attribute('targetSdkVersion', 0x01010270, '21')]),
        element('uses-permission', [named('android.permission.READ_SMS')]),
        element('permission', [named('a.b.P')]),
        element('queries', [], [element('package', [named('c.d')])]),
        element(
          'application',
          [attribute('label', 0x01010001, 'L')],
          [
            element('activity', [named('.A')], [main]),
            element('provider', [named('.P'), attribute('authorities', 0x01010018, 'a')]),
            element('meta-data', [named('K'), attribute('value', 0x01010024, 'v')]),
          ],
        ),
      ],
    ),
  );
}
