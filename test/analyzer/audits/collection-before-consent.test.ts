import { describe, expect, test } from 'vitest';
import { collectionBeforeConsent } from '../../../analyzer/audits/collection-before-consent.ts';
import type { ApiCall, CallFacts, CodeFacts } from '../../../analyzer/facts/code.ts';
import type { ManifestFacts } from '../../../analyzer/facts/package.ts';
import {
  apiCall,
  calls,
  code,
  factsOf,
  NOTHING,
  packer,
  permission,
  permissionRequest,
} from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';

const IMEI: Partial<ApiCall> = {
  api: 'Landroid/telephony/TelephonyManager;->getDeviceId()',
  apiId: 'telephony-manager-get-device-id',
  permissions: ['android.permission.READ_PHONE_STATE', 'android.permission.READ_PRIVILEGED_PHONE_STATE'],
};
const phone = permission('android.permission.READ_PHONE_STATE');

const of = (
  apiCalls: readonly ApiCall[],
  manifest: Partial<ManifestFacts> = {},
  more: Partial<CodeFacts> = {},
  callFacts: Partial<CallFacts> = {},
) =>
  judge(
    collectionBeforeConsent,
    factsOf(manifest, { code: code({ calls: calls({ apiCalls, ...callFacts }), ...more }) }),
  );

const umeng = {
  id: 'umeng-analytics',
  name: { zh: '友盟+统计 SDK', en: 'Umeng Analytics' },
  vendor: null,
  kind: 'analytics',
  kindName: { zh: '统计', en: 'analytics' },
  isLibrary: false,
  isTracker: true,
  country: 'CN',
  evidence: [],
};

describe('what runs before anyone could consent', () => {
  test('an identifier read at start-up is suspected, with class, method, dex file and path', async () => {
    const { findings } = await of([apiCall()]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      level: 'suspected',
      certainty: 'called',
      personalInformation: ['device-id'],
    });
    expect(findings[0]?.evidence).toEqual([
      {
        kind: 'code',
        input: 0,
        dex: 'classes.dex',
        class: 'com.example.app.Device',
        method: 'read()Ljava/lang/String;',
        api: 'Landroid/provider/Settings$Secure;->getString("android_id")',
        path: ['Lcom/example/app/App;->onCreate()V', 'Lcom/example/app/Device;->read()Ljava/lang/String;'],
      },
    ]);
    expect(findings[0]?.title.zh).toBe('应用进程启动时，应用自身代码读取设备标识');
    expect(findings[0]?.explanation.zh).toContain('App.onCreate → Device.read');
    expect(findings[0]?.verify).not.toBeNull();
    expect(findings[0]?.provisions).toContain('191:3.1');
  });

  test('it is one finding for each origin and type; the SDK is named', async () => {
    const ofSdk = { caller: { class: 'com.umeng.a', method: 'b()V', sdk: 'umeng-analytics' } };
    const { findings } = await of(
      [apiCall(), apiCall(ofSdk), apiCall({ ...ofSdk, ...IMEI })],
      { permissions: [phone] },
      { sdks: [umeng] },
    );
    expect(findings.map((one) => one.title.zh)).toEqual([
      expect.stringContaining('应用自身代码'),
      expect.stringContaining('友盟+统计 SDK'),
    ]);
    expect(findings[1]?.evidence).toHaveLength(2);
    expect(findings[1]?.provisions).toContain('taf-078.6:3.5');
  });

  test('what no start-up path reaches is not collection before consent', async () => {
    expect((await of([apiCall({ reachableFrom: null, path: [] })])).record.outcome).toBe('pass');
  });

  test('an API that serves ordinary functions, or a library on the device, says nothing', async () => {
    expect((await of([apiCall({ ordinary: true })])).record.outcome).toBe('pass');
    const library = apiCall({ caller: { class: 'com.umeng.a', method: 'b()V', sdk: 'umeng-analytics' } });
    expect((await of([library], {}, { sdks: [{ ...umeng, isLibrary: true }] })).record.outcome).toBe('pass');
  });

  test('a call whose permission is not declared gives nothing', async () => {
    expect((await of([apiCall(IMEI)])).record.outcome).toBe('pass');
  });

  test('a runtime permission that nobody has granted yet makes it advice; asked for at launch, suspected', async () => {
    const declared = { permissions: [phone] };
    expect((await of([apiCall(IMEI)], declared)).findings[0]?.level).toBe('advice');
    const permissionRequests = [permissionRequest([phone.name])];
    expect((await of([apiCall(IMEI)], declared, {}, { permissionRequests })).findings[0]?.level).toBe(
      'suspected',
    );
    const old = { ...declared, targetSdk: 22, effectiveTargetSdk: 22 };
    expect((await of([apiCall(IMEI)], old)).findings[0]?.level).toBe('suspected');
  });

  test('what could not be followed stands in the finding', async () => {
    const limits = [{ zh: '有 3 个方法未能跟踪', en: '3 methods were not followed' }];
    const { findings } = await of([apiCall()], {}, {}, { limits });
    expect(findings[0]?.explanation.zh).toContain('3 个方法');
    expect(findings[0]?.explanation.en).toContain('3 methods');
  });

  test('without call sites it is not run; of a packed app it is not judged', async () => {
    expect((await judge(collectionBeforeConsent, { ...NOTHING, code: code() })).record.outcome).toBe(
      'not-run',
    );
    expect((await of([], {}, { packer: packer() })).record.outcome).toBe('not-judged');
  });
});
