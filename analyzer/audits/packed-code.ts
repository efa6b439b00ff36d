import type { PackerEvidence, PackerFact } from '../facts/code.ts';
import type { Evidence } from '../finding.ts';
import type { Text } from '../text.ts';
import { type Audit, judgement } from './audit.ts';

/** Code that only appears when the app runs: what a static reading says of it is what the packer left visible. */
export const packedCode: Audit = {
  id: 'packed-code',
  code: 'ZZ1013',
  title: { zh: '应用经过加固，代码不可见', en: 'The code is packed and cannot be seen' },
  description: {
    zh: '加固把应用的真实代码加密隐藏。隐藏的部分收集了什么，静态检查无从得知。',
    en: 'A packer encrypts the app’s real code. What the hidden part collects, a static reading cannot know.',
  },
  limits: {
    zh: '加固本身并不违法，常用于防止篡改；本项只说明哪些内容因此没有检查到。',
    en: 'Packing is lawful and common, to prevent tampering; this only says what could therefore not be looked at.',
  },
  noticeTerm: null,
  provisions: ['pipl:7'],
  needs: ['code'],
  audit(facts) {
    const packer = facts.code?.packer;
    if (packer == null) return { outcome: 'pass' };
    const input = facts.code?.input ?? 0;
    const line = facts.package?.manifest.application?.line ?? null;
    return judgement([
      {
        subject: packer.id,
        noticeTerm: null,
        level: 'advice',
        certainty: 'present',
        personalInformation: [],
        title: { zh: `应用经“${packer.name.zh}”加固`, en: `The app is packed with ${packer.name.en}` },
        explanation: HIDDEN[packer.hides],
        verify: {
          zh: '请开发者提供同一版本未加固的安装包，核对版本号和签名后再检查；或在测试机上运行并记录其接口调用和网络通信。',
          en: 'Ask the developer for the unpacked build of the same version, compare version and signer, and audit that; or run the app on a test device and record its calls and its traffic.',
        },
        fix: {
          zh: '在加固之前检查安装包（例如在持续集成中），并保存检查结果。',
          en: 'Audit the package before it is packed (in continuous integration, say) and keep the result.',
        },
        provisions: packedCode.provisions,
        evidence: packer.evidence.map((mark): Evidence => evidenceOf(mark, input, packer.id, line)),
      },
    ]);
  },
};

const HIDDEN: Record<PackerFact['hides'], Text> = {
  app: {
    zh: '可见的代码主要是加固壳。因此，应用自身代码及其 SDK 调用了哪些接口、在同意之前做了什么、连接哪些服务器，均未能检查；未发现问题不代表没有问题。清单、签名和资源的检查不受影响。',
    en: 'What can be seen is mostly the packer’s own loader. Which interfaces the app and its SDKs call, what they do before consent and which servers they reach could therefore not be looked at; nothing found there does not mean nothing is there. Manifest, signature and resources are not affected.',
  },
  methods: {
    zh: '部分方法的代码被移出或改写，其内部调用了哪些接口、连接哪些服务器未能检查；其余代码已检查。',
    en: 'The code of some methods has been moved out or rewritten. What those methods call and which servers they reach could not be looked at; the rest of the code was.',
  },
};

function evidenceOf(mark: PackerEvidence, input: number, packer: string, line: number | null): Evidence {
  switch (mark.kind) {
    case 'application':
      return { kind: 'manifest', input, element: 'application', name: mark.found, line };
    case 'hidden-class':
      return { kind: 'manifest', input, element: mark.signature, name: mark.found, line: null };
    case 'class':
      return { kind: 'archive', input, entry: 'classes.dex', what: `${packer}: ${mark.found}` };
    default:
      return { kind: 'archive', input, entry: mark.found, what: packer };
  }
}
