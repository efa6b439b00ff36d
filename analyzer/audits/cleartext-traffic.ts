import type { EndpointFact } from '../facts/code.ts';
import type { ApplicationFacts } from '../facts/package.ts';
import type { Facts } from '../facts.ts';
import type { Evidence, Level } from '../finding.ts';
import { sdkRemedy } from '../judge/sdk-remedy.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/**
 * The app may talk to servers without encryption. PIPL art. 51 (3) asks for encryption as a security measure; GB/T 35273
 * 6.3 a) for sensitive information in transit. Defaults: AOSP NetworkSecurityConfig (cleartext permitted below target 28).
 */
export const cleartextTraffic: Audit = {
  id: 'cleartext-traffic',
  code: 'ZZ1011',
  title: { zh: '允许明文传输', en: 'Unencrypted traffic is allowed' },
  description: {
    zh: '明文传输的信息，同一网络中的任何人都可以看到或篡改。',
    en: 'What travels unencrypted can be read and changed by anyone on the same network.',
  },
  limits: {
    zh: '允许明文不等于以明文传输了个人信息；须抓取通信确认。',
    en: 'Allowing it is not doing it: whether personal information travels so must be seen in the traffic.',
  },
  noticeTerm: null,
  provisions: ['pipl:51', 'gbt35273:6.3'],
  needs: ['manifest'],
  audit(facts) {
    const application = facts.package?.manifest.application;
    if (application == null) return { outcome: 'pass' };
    if (application.networkSecurityConfig?.entry === null)
      return { outcome: 'not-judged', reason: CONFIG_UNREAD };
    const setting = settingOf(application, facts.package?.manifest.effectiveTargetSdk ?? 1);
    if (setting === null)
      return leftToTheLevel(facts) ? { outcome: 'not-judged', reason: LEVELS_UNKNOWN } : { outcome: 'pass' };
    const input = facts.package?.input ?? 0;
    const hosts = plainHosts(facts);
    const remedy = sdkRemedy(
      plainEndpoints(facts).map((endpoint) => endpoint.sdk),
      facts,
      SDK_ACT,
    );
    const evidence: Evidence[] = [
      { kind: 'manifest', input, element: 'application', name: setting.name, line: application.line },
    ];
    return judgement([
      {
        subject: 'cleartext',
        noticeTerm: null,
        level: setting.level,
        certainty: 'declared',
        personalInformation: [],
        title: setting.title,
        explanation: {
          zh: `${setting.because.zh}${hosts.length > 0 ? `代码中还出现了以 http:// 开头的地址，如 ${hosts.join('、')}。` : ''}处理个人信息应当采取加密等安全措施。`,
          en: `${setting.because.en}${hosts.length > 0 ? ` Addresses that begin with http:// occur in the code, such as ${hosts.join(', ')}.` : ''} Whoever handles personal information must protect it, by encryption among other measures.`,
        },
        verify: {
          zh: '在测试机上运行应用并抓取通信，查看是否有个人信息以 HTTP 明文传输。',
          en: 'Run the app on a test device, capture its traffic, and see whether personal information travels over plain HTTP.',
        },
        fix: {
          zh: `设置 android:usesCleartextTraffic="false"，或在网络安全配置中只对确有必要的域名放行，并改用 HTTPS。${remedy.zh}`,
          en: `Set android:usesCleartextTraffic="false", or allow only the domains that need it in the network security configuration, and use HTTPS.${remedy.en}`,
        },
        provisions: cleartextTraffic.provisions,
        evidence,
      },
    ]);
  },
};

/** Nothing is set, so that the default of the target level decides, and the manifest leaves that level to the build. */
function leftToTheLevel(facts: Facts): boolean {
  const manifest = facts.package?.manifest;
  const application = manifest?.application;
  if (manifest?.sdkLevelsUnknown !== true || application == null) return false;
  const config = application.networkSecurityConfig;
  return config === null ? application.usesCleartextTraffic === null : config.baseCleartextPermitted === null;
}

const LEVELS_UNKNOWN: Text = {
  zh: '清单未设置 usesCleartextTraffic，默认是否允许明文取决于 targetSdkVersion，而后者由构建文件决定',
  en: 'the manifest does not set usesCleartextTraffic, so targetSdkVersion decides, and it leaves that to the build files',
};

const CONFIG_UNREAD: Text = {
  zh: '清单引用了网络安全配置（networkSecurityConfig），但未能读到该文件，而是否允许明文由它决定',
  en: 'the manifest names a network security config, which decides, and that file could not be read',
};

interface Setting {
  readonly name: string;
  readonly level: Level;
  readonly title: Text;
  readonly because: Text;
}

/** A network security configuration outweighs usesCleartextTraffic from API 24 on; without either the target decides. */
function settingOf(application: ApplicationFacts, targetSdk: number): Setting | null {
  const config = application.networkSecurityConfig;
  if (config?.baseCleartextPermitted === true) {
    return allowedBy('networkSecurityConfig base-config cleartextTrafficPermitted=true');
  }
  const open =
    config?.domains.filter((one) => one.cleartextPermitted === true).map((one) => one.domain) ?? [];
  if (open.length > 0) return allowedFor(open);
  if (config?.baseCleartextPermitted === false) return null;
  if (config === null && application.usesCleartextTraffic !== null) {
    return application.usesCleartextTraffic ? allowedBy('usesCleartextTraffic=true') : null;
  }
  return targetSdk < 28 ? byDefault(targetSdk) : null;
}

function allowedBy(name: string): Setting {
  return {
    name,
    level: 'suspected',
    title: {
      zh: '应用明确允许以明文（HTTP）传输',
      en: 'The app expressly allows unencrypted (HTTP) traffic',
    },
    because: { zh: `清单中设置了 ${name}。`, en: `Its manifest sets ${name}.` },
  };
}

function allowedFor(domains: readonly string[]): Setting {
  const list = domains.slice(0, 5).join(', ');
  return {
    name: `networkSecurityConfig domain-config cleartextTrafficPermitted=true: ${list}`,
    level: 'advice',
    title: { zh: `应用对 ${list} 允许明文传输`, en: `The app allows unencrypted traffic to ${list}` },
    because: {
      zh: '网络安全配置对部分域名放行了明文传输。',
      en: 'Its network security configuration allows it for some domains.',
    },
  };
}

function byDefault(targetSdk: number): Setting {
  return {
    name: `targetSdkVersion=${targetSdk}`,
    level: 'advice',
    title: { zh: '未限制明文（HTTP）传输', en: 'Unencrypted (HTTP) traffic is not ruled out' },
    because: {
      zh: `targetSdkVersion 为 ${targetSdk}（低于 28），且未设置 usesCleartextTraffic，系统默认允许明文传输。`,
      en: `It targets API level ${targetSdk} (below 28) and does not set usesCleartextTraffic, so the system allows it.`,
    },
  };
}

const SDK_ACT: Text = {
  zh: '其 http:// 地址由它自己连接，请改用其支持 HTTPS 的版本或配置',
  en: 'it connects to its http:// addresses by itself; use a version or a setting of it with HTTPS',
};

function plainEndpoints(facts: Facts): readonly EndpointFact[] {
  return facts.code?.endpoints.filter((endpoint) => endpoint.scheme === 'http') ?? [];
}

function plainHosts(facts: Facts): string[] {
  return [...new Set(plainEndpoints(facts).map((endpoint) => endpoint.host))].slice(0, 3);
}
