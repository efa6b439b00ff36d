import regionsJson from '../../policies/catalog/regions.json' with { type: 'json' };
import type { EndpointFact } from '../facts/code.ts';
import type { Facts } from '../facts.ts';
import type { Evidence, FindingDraft, Level } from '../finding.ts';
import { isLibraryCode } from '../judge/code-evidence.ts';
import { sdkRemedy } from '../judge/sdk-remedy.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

interface Region {
  readonly code: string;
  readonly name: Text;
  readonly outside: boolean;
}

const REGIONS = new Map(
  (regionsJson as { regions: Region[] }).regions.map((region) => [region.code, region]),
);

/**
 * Servers whose operator, by the catalogue's facts on the domain, is outside the territory. PIPL art. 38 asks for a lawful way of providing
 * personal information abroad, art. 39 for telling the person and for separate consent. Nothing is looked up over the network.
 */
export const foreignEndpoint: Audit = {
  id: 'foreign-endpoint',
  code: 'ZZ1012',
  title: { zh: '包含境外运营者的服务器地址', en: 'Names servers of operators outside the territory' },
  description: {
    zh: '向境外提供个人信息，须具备法定条件，告知境外接收方的情况，并取得个人的单独同意。',
    en: 'Whoever provides personal information abroad needs a lawful way to do so, must say who receives it, and needs the person’s separate consent.',
  },
  limits: {
    zh: '仅依据域名对应的运营者所在国家或地区判断；代码中出现地址不等于向其传输了个人信息，境内运营者也可能使用境外服务器，境外运营者也可能在境内设有服务器。',
    en: 'Goes by the country or region of the domain’s operator alone. An address in the code is not yet information sent there; an operator in the territory may use servers abroad, and one abroad may have servers in the territory.',
  },
  noticeTerm: null,
  provisions: ['pipl:38', 'pipl:39'],
  needs: ['code'],
  audit(facts) {
    const groups = new Map<string, { region: Region; endpoints: EndpointFact[] }>();
    for (const endpoint of facts.code?.endpoints ?? []) {
      const region = REGIONS.get(endpoint.operator?.country ?? '');
      if (endpoint.operator === null || region?.outside !== true) continue;
      const key = `${endpoint.operator.name.en} ${region.code}`;
      const group = groups.get(key) ?? { region, endpoints: [] };
      group.endpoints.push(endpoint);
      groups.set(key, group);
    }
    const input = facts.code?.input ?? 0;
    return judgement(
      [...groups].map(([subject, { region, endpoints }]) =>
        finding(subject, region, endpoints, facts, input),
      ),
    );
  },
};

/** So many addresses are shown for one operator. */
const SHOWN = 8;

function finding(
  subject: string,
  region: Region,
  endpoints: readonly EndpointFact[],
  facts: Facts,
  input: number,
): FindingDraft {
  const operator = endpoints[0]?.operator?.name ?? { zh: '', en: '' };
  const sdks = sdkNames(endpoints, facts);
  const remedy = sdkRemedy(
    endpoints.map((endpoint) => endpoint.sdk).filter((sdk) => !isLibraryCode(sdk, facts)),
    facts,
    SDK_ACT,
  );
  const hosts = [...new Set(endpoints.map((endpoint) => endpoint.host))];
  const shown = hosts.slice(0, 3);
  return {
    subject,
    noticeTerm: null,
    level: levelOf(sdks),
    certainty: 'present',
    personalInformation: [],
    title: {
      zh: `包含${operator.zh}（${region.name.zh}）的服务器地址`,
      en: `Names servers of ${operator.en} (${region.name.en})`,
    },
    explanation: {
      zh: `安装包中出现 ${shown.join('、')}${hosts.length > 3 ? ` 等 ${hosts.length} 个主机` : ''}${sdks.length > 0 ? `，其中有应用内 ${sdks.map((name) => name.zh).join('、')} 的地址` : ''}；其运营者位于${region.name.zh}，属于境外。如果向其传输个人信息，须符合向境外提供个人信息的条件，告知境外接收方的名称、联系方式、处理目的、处理方式和种类，并取得单独同意。`,
      en: `The package names ${shown.join(', ')}${hosts.length > 3 ? ` and others (${hosts.length} hosts)` : ''}${sdks.length > 0 ? `, among them addresses of ${sdks.map((name) => name.en).join(', ')}, which it contains` : ''}; the operator is in ${region.name.en}, outside the territory. If personal information goes there, the conditions for providing it abroad must be met, the recipient’s name, contact, purpose, manner and types must be told, and separate consent obtained.`,
    },
    verify: {
      zh: `在测试机上运行应用并抓取通信，查看是否连接 ${shown[0]}、传输了哪些信息，并核对服务器 IP 的所在地；再核对隐私政策是否说明向境外提供并取得单独同意。`,
      en: `Run the app on a test device, capture its traffic, and see whether it connects to ${shown[0]}, what it sends, and where the server’s address is; then see whether the policy tells of it and separate consent is asked.`,
    },
    fix:
      sdks.length > 0
        ? {
            zh: `确有必要时，在隐私政策中列明该境外接收方并取得单独同意，完成出境手续。${remedy.zh}`,
            en: `If it is needed, name the recipient abroad in the policy, obtain separate consent and complete the formalities.${remedy.en}`,
          }
        : {
            zh: '删除不再使用的地址；确有连接的，改用境内服务器，或在隐私政策中说明并取得单独同意。',
            en: 'Remove addresses no longer used; where there is a connection, use servers in the territory, or tell of it in the policy and obtain separate consent.',
          },
    provisions: foreignEndpoint.provisions,
    evidence: endpoints.slice(0, SHOWN).map(
      (endpoint): Evidence => ({
        kind: 'archive',
        input,
        entry: endpoint.entry,
        what: endpoint.url ?? endpoint.host,
      }),
    ),
  };
}

const SDK_ACT: Text = {
  zh: '不需要的，移除该 SDK，或改用其境内版本和境内数据中心',
  en: 'if it is not needed, remove it, or use its mainland edition and data centre',
};

/** An SDK made to talk to its server is a reason to suspect it does; an address alone may be a link. */
function levelOf(sdks: readonly Text[]): Level {
  return sdks.length > 0 ? 'suspected' : 'advice';
}

function sdkNames(endpoints: readonly EndpointFact[], facts: Facts): Text[] {
  const ids = new Set(endpoints.map((endpoint) => endpoint.sdk));
  return (facts.code?.sdks ?? []).filter((sdk) => ids.has(sdk.id) && !sdk.isLibrary).map((sdk) => sdk.name);
}
