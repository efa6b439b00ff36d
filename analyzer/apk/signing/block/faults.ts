import { SigningFault } from '../fault.ts';

/** Reasons why a signature in the APK Signing Block does not verify (apksig, `ApkVerifier.Issue`, `V2_SIG_…`, `V3_SIG_…`). */
export const blockFaults = {
  noSigners: () =>
    new SigningFault('no-signers', { zh: '签名块中没有签名者', en: 'the block has no signers' }),

  tooManySigners: (limit: number) =>
    new SigningFault('too-many-signers', { zh: `签名者超过 ${limit} 个`, en: `more than ${limit} signers` }),

  noSignatures: () =>
    new SigningFault('no-signatures', { zh: '签名者没有签名', en: 'a signer has no signatures' }),

  noSupportedSignatures: () =>
    new SigningFault('no-supported-signatures', {
      zh: '没有应用所支持的全部安卓版本都认识的签名算法',
      en: 'no signature is of an algorithm that every Android version the app supports knows',
    }),

  algorithmUnavailable: (name: string) =>
    new SigningFault(
      'algorithm-unavailable',
      { zh: `本工具无法验证签名算法 ${name}`, en: `this tool cannot verify the signature algorithm ${name}` },
      true,
    ),

  signatureWrong: (name: string) =>
    new SigningFault('signature-mismatch', {
      zh: `签名（${name}）与被签名数据不符`,
      en: `the signature (${name}) is not of the signed data`,
    }),

  noCertificates: () =>
    new SigningFault('no-certificates', { zh: '签名者没有证书', en: 'a signer has no certificate' }),

  keyIsNotOfCertificate: () =>
    new SigningFault('public-key-mismatch', {
      zh: '签名所用公钥不是证书中的公钥',
      en: 'the public key of the signature is not that of the certificate',
    }),

  algorithmsDiffer: () =>
    new SigningFault('algorithm-list-mismatch', {
      zh: '签名列表与摘要列表的算法不一致',
      en: 'the signatures and the digests name different algorithms',
    }),

  contentsChanged: (name: string) =>
    new SigningFault('content-digest-mismatch', {
      zh: `文件内容与签名时不同（${name} 摘要不符）`,
      en: `the file is not what was signed (its ${name} digest differs)`,
    }),

  stripped: (scheme: string) =>
    new SigningFault('scheme-stripped', {
      zh: `签名声明另有 ${scheme} 签名，但文件中没有`,
      en: `the signature says that there is a ${scheme} signature too, and there is none`,
    }),

  sdkRange: (min: number, max: number) =>
    new SigningFault('sdk-range-invalid', {
      zh: `签名者的 API 级别范围有误：${min} 至 ${max}`,
      en: `a signer's range of API levels is wrong: ${min} to ${max}`,
    }),

  sdkRangeDiffers: () =>
    new SigningFault('sdk-range-mismatch', {
      zh: '签名者的 API 级别范围与被签名数据中的不一致',
      en: "a signer's range of API levels is not the one in its signed data",
    }),

  sdkRangesInconsistent: () =>
    new SigningFault('sdk-ranges-inconsistent', {
      zh: '各签名者的 API 级别范围有重叠或空缺',
      en: "the signers' ranges of API levels overlap or leave a gap",
    }),

  sdkRangesMissing: (min: number, max: number) =>
    new SigningFault('sdk-ranges-incomplete', {
      zh: `签名者只覆盖 API 级别 ${min} 至 ${max}，不足以覆盖应用支持的版本`,
      en: `the signers cover API levels ${min} to ${max} only, not all that the app supports`,
    }),

  lineageMalformed: () =>
    new SigningFault('lineage-malformed', {
      zh: '密钥轮换证明格式有误',
      en: 'the proof of rotation is malformed',
    }),

  lineageTooLong: (limit: number) =>
    new SigningFault(
      'lineage-limit',
      {
        zh: `密钥轮换证明超过 ${limit} 级，未验证`,
        en: `the proof of rotation has more than ${limit} steps and was not verified`,
      },
      true,
    ),

  lineageWrong: () =>
    new SigningFault('lineage-mismatch', {
      zh: '密钥轮换证明中的签名无法验证',
      en: 'a signature in the proof of rotation does not verify',
    }),

  lineageRepeats: () =>
    new SigningFault('lineage-repeated', {
      zh: '密钥轮换证明中同一证书出现多次',
      en: 'the proof of rotation has the same certificate twice',
    }),

  lineageEndsElsewhere: () =>
    new SigningFault('lineage-signer-mismatch', {
      zh: '密钥轮换证明的最后一个证书不是签名者的证书',
      en: "the last certificate of the proof of rotation is not the signer's",
    }),

  lineagesInconsistent: () =>
    new SigningFault('lineages-inconsistent', {
      zh: '各签名者的密钥轮换证明互相矛盾',
      en: "the signers' proofs of rotation contradict each other",
    }),

  rotationRangeDiffers: (said: number, found: number) =>
    new SigningFault('rotation-sdk-mismatch', {
      zh: `v3 签名声明密钥自 API 级别 ${said} 起轮换，v3.1 签名却自 ${found} 起`,
      en: `the v3 signature says that the key rotates at API level ${said}, the v3.1 signature at ${found}`,
    }),

  v3Missing: () =>
    new SigningFault('v3-missing', {
      zh: '有 v3.1 签名，却没有它所依附的 v3 签名',
      en: 'there is a v3.1 signature without the v3 signature that it goes with',
    }),
} as const;
