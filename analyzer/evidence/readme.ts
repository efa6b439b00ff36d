/** `README.txt` of the package: how anyone verifies it without this tool. */
export const EVIDENCE_README = `知止 Zhizhi 证据包 / evidence package
=====================================

本证据包符合 BagIt 1.0（RFC 8493）。不用本工具也可以核验：
This package is a BagIt 1.0 bag (RFC 8493). It can be verified without this tool:

  cd zhizhi-evidence
  sha256sum -c manifest-sha256.txt
  sha256sum -c tagmanifest-sha256.txt

或用任意 BagIt 实现，或：zhizhi evidence verify 证据包.zip
or with any BagIt implementation, or: zhizhi evidence verify PACKAGE.zip

tagmanifest-sha256.txt 的 SHA-256 涵盖全部文件。请在取得时另行记录该值，或就其申请可信时间戳（RFC 3161）：
The SHA-256 of tagmanifest-sha256.txt covers every file. Write it down elsewhere when you receive the package, or have it
time-stamped (RFC 3161):

  zhizhi evidence create … --timestamp-request 请求.tsq       request, to be sent to an authority
  zhizhi evidence stamp 证据包.zip --token 响应.tsr --output 新证据包.zip

加入的时间戳（timestamp.tsr）不在清单中，因为它所签的就是清单；可用 OpenSSL 核验：
A stamp that was added (timestamp.tsr) is not in the manifests, since it is on them; OpenSSL verifies it:

  openssl ts -verify -data tagmanifest-sha256.txt -in timestamp.tsr -CAfile 机构证书.pem

sm3-digests.txt 为各文件的 SM3（GB/T 32905）值。
sm3-digests.txt has the SM3 (GB/T 32905) digest of each file.

哈希值能证明文件自打包以来未被改动，不能证明打包之前的来源；来源和取得方式见证据目录和检查记录。
Digests show that nothing changed since packing; where things came from before is told by the catalogue and the record.
`;
