import { SigningFault } from '../fault.ts';

/** Reasons why a JAR signature does not verify (apksig, `ApkVerifier.Issue`, `JAR_SIG_…`). */
export const jarFaults = {
  noManifest: () =>
    new SigningFault('no-jar-manifest', {
      zh: '没有 META-INF/MANIFEST.MF',
      en: 'there is no META-INF/MANIFEST.MF',
    }),

  noSignatures: () =>
    new SigningFault('no-jar-signature', {
      zh: '没有可用的 JAR 签名文件',
      en: 'there is no usable JAR signature',
    }),

  tooManySigners: (limit: number) =>
    new SigningFault('too-many-signers', { zh: `签名者超过 ${limit} 个`, en: `more than ${limit} signers` }),

  tooManySignerInfos: (file: string, limit: number) =>
    new SigningFault(
      'signature-limit',
      {
        zh: `${file} 中的签名超过 ${limit} 个，未验证`,
        en: `${file} holds more than ${limit} signatures and was not verified`,
      },
      true,
    ),

  duplicateEntry: (name: string) =>
    new SigningFault('duplicate-entry', {
      zh: `压缩包中有两个条目 ${name}`,
      en: `the archive has two entries ${name}`,
    }),

  unnamedSection: (file: string, number: number) =>
    new SigningFault('unnamed-section', {
      zh: `${file} 的第 ${number} 节没有名称`,
      en: `section ${number} of ${file} has no name`,
    }),

  duplicateSection: (file: string, name: string) =>
    new SigningFault('duplicate-section', {
      zh: `${file} 中 ${name} 出现两次`,
      en: `${file} has two sections for ${name}`,
    }),

  entryMissing: (name: string) =>
    new SigningFault('entry-missing', {
      zh: `清单列出的条目 ${name} 不在压缩包中`,
      en: `${name} is in the manifest and not in the archive`,
    }),

  noSigner: (file: string) =>
    new SigningFault('no-signers', { zh: `${file} 中没有签名者`, en: `${file} has no signer` }),

  algorithmUnsupported: (file: string, level: number, digest: string, signature: string) =>
    new SigningFault('algorithm-unsupported', {
      zh: `${file} 的签名算法（摘要 ${digest}，签名 ${signature}）在 API 级别 ${level} 的安卓上不受支持`,
      en: `Android at API level ${level} does not know the algorithms of ${file} (digest ${digest}, signature ${signature})`,
    }),

  certificateMissing: (file: string) =>
    new SigningFault('certificate-missing', {
      zh: `${file} 中没有签名者所指的证书`,
      en: `${file} does not hold the certificate that its signer names`,
    }),

  certificateNotForSigning: (file: string) =>
    new SigningFault('certificate-key-usage', {
      zh: `${file} 的证书不得用于签名（keyUsage）`,
      en: `the certificate in ${file} may not sign (keyUsage)`,
    }),

  criticalExtension: (file: string, oid: string) =>
    new SigningFault('certificate-extension', {
      zh: `${file} 的证书含未知的关键扩展 ${oid}`,
      en: `the certificate in ${file} has an unknown critical extension ${oid}`,
    }),

  attributesBeforeKitKat: (file: string) =>
    new SigningFault('signed-attributes-unsafe', {
      zh: `${file} 带有签名属性，而安卓 4.4 之前不校验其中的摘要，不能保护内容`,
      en: `${file} has signed attributes, whose digest Android before 4.4 does not check: they protect nothing there`,
    }),

  attributeMissing: (file: string) =>
    new SigningFault('signed-attributes-incomplete', {
      zh: `${file} 的签名属性缺少内容类型或摘要`,
      en: `the signed attributes of ${file} lack the content type or the digest`,
    }),

  signatureWrong: (file: string, signed: string) =>
    new SigningFault('signature-mismatch', {
      zh: `${file} 中的签名与 ${signed} 不符`,
      en: `the signature in ${file} is not of ${signed}`,
    }),

  noVersion: (file: string) =>
    new SigningFault('signature-version-missing', {
      zh: `${file} 没有 Signature-Version`,
      en: `${file} has no Signature-Version`,
    }),

  stripped: (file: string, scheme: string) =>
    new SigningFault('scheme-stripped', {
      zh: `${file} 声明另有 ${scheme} 签名，但文件中没有`,
      en: `${file} says that there is a ${scheme} signature too, and there is none`,
    }),

  mainSectionChanged: (file: string) =>
    new SigningFault('manifest-main-digest-mismatch', {
      zh: `MANIFEST.MF 的主属性与 ${file} 中的摘要不符`,
      en: `the main attributes of MANIFEST.MF do not have the digest in ${file}`,
    }),

  sectionChanged: (file: string, name: string) =>
    new SigningFault('manifest-section-digest-mismatch', {
      zh: `MANIFEST.MF 中 ${name} 一节与 ${file} 中的摘要不符`,
      en: `the section of MANIFEST.MF for ${name} does not have the digest in ${file}`,
    }),

  sectionWithoutDigest: (file: string, name: string) =>
    new SigningFault('digest-missing', {
      zh: `${file} 中没有 ${name} 的可用摘要`,
      en: `${file} has no usable digest for ${name}`,
    }),

  entryNotSigned: (name: string) =>
    new SigningFault('entry-not-signed', { zh: `条目 ${name} 未被签名`, en: `${name} is not signed` }),

  signersDiffer: (first: string, other: string) =>
    new SigningFault('entry-signers-differ', {
      zh: `条目 ${first} 与 ${other} 的签名者不同`,
      en: `${first} and ${other} are not signed by the same signers`,
    }),

  entryChanged: (name: string) =>
    new SigningFault('entry-digest-mismatch', {
      zh: `条目 ${name} 与清单中的摘要不符`,
      en: `${name} does not have the digest in the manifest`,
    }),

  entryUnreadable: (name: string, reason: { readonly zh: string; readonly en: string }) =>
    new SigningFault('entry-unreadable', {
      zh: `条目 ${name} 无法读取：${reason.zh}`,
      en: `${name} cannot be read: ${reason.en}`,
    }),

  entryShort: (name: string) =>
    new SigningFault('entry-size-mismatch', {
      zh: `条目 ${name} 的大小与目录所示不同`,
      en: `${name} is not as long as the directory says`,
    }),

  entryHeadersDiffer: (name: string) =>
    new SigningFault('entry-headers-differ', {
      zh: `条目 ${name} 的文件头与目录对数据描述符的说法不一`,
      en: `the local header of ${name} and the directory disagree about a data descriptor`,
    }),

  entryOverlaps: (name: string) =>
    new SigningFault('entry-overlaps', {
      zh: `条目 ${name} 的数据伸入中央目录`,
      en: `the data of ${name} reaches into the central directory`,
    }),

  entryMethodUnknown: (name: string, method: number) =>
    new SigningFault('entry-method-unknown', {
      zh: `条目 ${name} 的压缩方法 ${method} 未知，其内容也不是安卓校验 v1 时会解压的数据`,
      en: `${name} has the unknown compression method ${method} and is not the deflated data that Android takes it for when it verifies v1`,
    }),

  nothingSigned: () =>
    new SigningFault('nothing-signed', { zh: '没有任何条目被签名', en: 'no entry of the archive is signed' }),
} as const;
