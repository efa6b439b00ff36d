import { invokeStatic, invokeVirtual, newInstance, RETURN_VOID, writeDex } from '../../support/dex-writer.ts';
import { entryOf, sharedFile } from './seeds.ts';

/** Small dex files: a call, a hierarchy, a start-up, and one that a compiler made. */
export async function dexSeeds(): Promise<Uint8Array[]> {
  const telephony = 'Landroid/telephony/TelephonyManager;';
  return [
    writeDex(
      [
        {
          descriptor: 'La/App;',
          superclass: 'Landroid/app/Application;',
          methods: [
            {
              name: 'onCreate',
              isStatic: false,
              code: (refs) => [...invokeStatic(refs.method('La/B;', 'run')), RETURN_VOID],
            },
          ],
        },
        {
          descriptor: 'La/B;',
          superclass: 'La/I;',
          interfaces: ['Ljava/lang/Runnable;'],
          methods: [
            {
              name: 'run',
              isStatic: true,
              code: (refs) => [
                ...newInstance(refs.type('La/B;')),
                ...invokeVirtual(refs.method(telephony, 'getDeviceId')),
                RETURN_VOID,
              ],
            },
            {
              name: 'x',
              isStatic: false,
              code: (refs) => [...invokeVirtual(refs.method('La/B;', 'x')), RETURN_VOID],
            },
          ],
        },
        {
          descriptor: 'La/I;',
          superclass: 'La/B;',
          isInterface: true,
          methods: [{ name: 'y', isStatic: false, code: null }],
        },
      ],
      [[telephony, 'getDeviceId']],
    ),
    writeDex([{ descriptor: 'Lcom/example/A;', superclass: 'Ljava/lang/Object;', methods: [] }]),
    await entryOf(sharedFile('apks/apktool/issue1730.apk'), 'classes.dex'),
    await entryOf(sharedFile('apks/apksig/v2-only-with-ecdsa-sha256-p256.apk'), 'classes.dex'),
  ];
}
