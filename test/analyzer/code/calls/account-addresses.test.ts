import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDex } from '../../../../analyzer/apk/dex/dex-file.ts';
import { Warnings } from '../../../../analyzer/warnings.ts';
import { callsIn } from '../../../support/calls.ts';
import { invokeVirtual, RETURN_VOID, writeDex } from '../../../support/dex-writer.ts';
import { manifest } from '../../../support/facts.ts';
import { readPackageFile, SHARED_APKS } from '../../../support/packages.ts';

const ACCOUNT = 'Lcom/google/android/gms/auth/api/signin/GoogleSignInAccount;';

/** A class that calls `owner->name()` from its method `read`. */
const caller = (descriptor: string, owner: string, name: string) => ({
  descriptor,
  superclass: 'Ljava/lang/Object;',
  methods: [
    {
      name: 'read',
      isStatic: false,
      code: (refs: { method(owner: string, name: string): number }) => [
        ...invokeVirtual(refs.method(owner, name)),
        RETURN_VOID,
      ],
    },
  ],
});

function callsOf(...classes: ReturnType<typeof caller>[]) {
  const references = [
    [ACCOUNT, 'getEmail'],
    ['Ljava/net/InetAddress;', 'getHostAddress'],
    ['Landroid/net/LinkProperties;', 'getLinkAddresses'],
  ] as const;
  const warnings = new Warnings();
  const dexes = readDex(writeDex(classes, references), 'classes.dex', warnings);
  return callsIn(dexes, manifest(), warnings).apiCalls;
}

describe('an e-mail address and an IP address in code', () => {
  test('the app that asks an account for its e-mail address reads one', () => {
    expect(callsOf(caller('Lcom/example/Login;', ACCOUNT, 'getEmail'))).toMatchObject([
      {
        apiId: 'google-sign-in-account-get-email',
        personalInformation: ['email-address'],
        ordinary: false,
        caller: { class: 'com.example.Login' },
      },
    ]);
  });

  test('the account’s own class, which calls its own method, is no use of it', () => {
    expect(callsOf(caller(ACCOUNT, ACCOUNT, 'getEmail'))).toEqual([]);
    expect(callsOf(caller(ACCOUNT.replace(';', '$1;'), ACCOUNT, 'getEmail'))).toEqual([]);
  });

  test.each([
    ['Ljava/net/InetAddress;', 'getHostAddress'],
    ['Landroid/net/LinkProperties;', 'getLinkAddresses'],
  ])('%s->%s gives an IP address, which by itself shows no collection', (owner, name) => {
    expect(callsOf(caller('Lcom/example/Net;', owner, name))).toMatchObject([
      { personalInformation: ['ip-address'], ordinary: true },
    ]);
  });

  // Both looked up with dexdump.
  test('a package that carries Google’s sign-in and asks it for nothing reads no e-mail address; one that lists its addresses reads those', async () => {
    const typesIn = async (path: string) => {
      const { code } = await readPackageFile(join(SHARED_APKS, path));
      return new Set(code?.calls?.apiCalls.flatMap((call) => call.personalInformation));
    };
    expect(await typesIn('other/exodus-blooddonation.apk')).not.toContain('email-address');
    expect(await typesIn('cn/zilvjiapp.apk')).toContain('ip-address');
  });
});
