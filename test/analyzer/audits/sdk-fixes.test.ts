import { describe, expect, test } from 'vitest';
import { AUDITS } from '../../../analyzer/audits/index.ts';
import type { EndpointFact, SdkFact } from '../../../analyzer/facts/code.ts';
import type { Facts } from '../../../analyzer/facts.ts';
import {
  apiCall,
  calls,
  category,
  code,
  component,
  denialExit,
  factsOf,
  permission,
  permissionRequest,
} from '../../support/facts.ts';
import { judge } from '../../support/judge.ts';
import { listing, policy, statement } from '../../support/policy-facts.ts';
import { sdk } from '../../support/sdks.ts';

const caller = { class: 'com.vendor.Sdk', method: 'run()V', sdk: 'vendor' };
const CONTACTS = 'android.permission.READ_CONTACTS';
const contacts = apiCall({
  api: 'content://com.android.contacts',
  personalInformation: ['contacts'],
  permissions: [CONTACTS],
  caller,
});
const asked = ['android.permission.CAMERA', CONTACTS];
const endpoint: EndpointFact = {
  host: 'ads.vendor.example',
  url: 'http://ads.vendor.example/v1',
  scheme: 'http',
  sdk: 'vendor',
  operator: { name: { zh: '某公司', en: 'Vendor' }, country: 'US' },
  entry: 'classes.dex',
};
const boot = { actions: ['android.intent.action.BOOT_COMPLETED'], categories: [], data: [], priority: null };
const application = {
  className: null,
  label: null,
  appComponentFactory: null,
  debuggable: false,
  allowBackup: null,
  usesCleartextTraffic: true,
  networkSecurityConfig: null,
  requestLegacyExternalStorage: null,
  metaData: [],
  line: 5,
};

/** An app whose SDK does everything that an SDK can do wrong. */
function facts(vendor: SdkFact): Facts {
  return factsOf(
    {
      permissions: asked.map((name) => permission(name)),
      components: [
        component('receiver', 'com.vendor.BootReceiver', { intentFilters: [boot], exported: true }),
      ],
      application,
    },
    {
      category: category('learning-education'),
      policy: policy([
        statement('我们不会收集您的通讯录。', { negated: true, personalInformation: ['contacts'] }),
      ]),
      listing: listing({ kind: 'google-play', collectsNothing: true, collected: [] }),
      code: code({
        sdks: [vendor],
        endpoints: [endpoint],
        calls: calls({
          apiCalls: [
            apiCall({ caller }),
            contacts,
            apiCall({
              api: 'Landroid/content/pm/PackageManager;->getInstalledPackages(I)Ljava/util/List;',
              personalInformation: ['app-list'],
              caller,
            }),
          ],
          permissionRequests: [permissionRequest(asked, { caller })],
          denialExits: [denialExit('finish', { caller }), denialExit('ask-again', { caller })],
        }),
      }),
    },
  );
}

/** Those that judge what an SDK does; others have no SDK in what they judge (a manifest's own level, a policy's words). */
const INVOLVED = [
  'app-list-collection',
  'cleartext-traffic',
  'collection-before-consent',
  'denial-exits',
  'excessive-permission',
  'foreign-endpoint',
  'listing-label-mismatch',
  'permission-burst',
  'policy-contradiction',
  'self-start',
  'undisclosed-collection',
  'undisclosed-sdk',
];

async function fixes(id: string, vendor: SdkFact) {
  const audit = AUDITS.find((one) => one.id === id);
  if (audit === undefined) throw new Error(`no audit ${id}`);
  const { findings } = await judge(audit, facts(vendor));
  return findings
    .filter(
      (finding) =>
        !/^(excessive-permission|undisclosed-collection)$/.test(id) || finding.certainty === 'called',
    )
    .map((finding) => finding.fix);
}

describe.each(INVOLVED)('the fix of %s', (id) => {
  test('names the SDK that brings it in', async () => {
    const found = await fixes(id, sdk('vendor', '某推送', 'Some Push'));
    expect(found.length).toBeGreaterThan(0);
    for (const fix of found) {
      expect(fix?.zh).toContain('“某推送”');
      expect(fix?.en).toContain('“Some Push”');
    }
  });

  test('sends who finds a packer’s own code to the packer’s vendor, not to the dependencies', async () => {
    const shell = sdk('vendor', '某加固壳', 'Some shell', { kind: 'hardening', isTracker: false });
    for (const fix of await fixes(id, shell)) {
      expect(fix?.zh).toMatch(/“某加固壳”.*加固服务商/);
      expect(fix?.zh).not.toMatch(/移除该 SDK|从依赖中移除/);
      expect(fix?.en).toMatch(/“Some shell”.*packer’s vendor/);
    }
  });
});

test('a name that says SDK is not told so twice', async () => {
  const [fix] = await fixes('denial-exits', sdk('vendor', '某统计 SDK', 'Some SDK'));
  expect(fix?.zh).toContain('由第三方“某统计 SDK”带入');
  expect(fix?.en).toContain('the third-party “Some SDK”');
});
