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

tagmanifest-sha256.txt 的 SHA-256 涵盖全部文件。请在取得时记录该值，或就其申请可信时间戳（timestamp.tsq 为 RFC 3161 请求文件）。
The SHA-256 of tagmanifest-sha256.txt covers every file. Write it down when you receive the package, or have it
time-stamped (an RFC 3161 request can be made with --timestamp-request).

sm3-digests.txt 为各文件的 SM3（GB/T 32905）值。
sm3-digests.txt has the SM3 (GB/T 32905) digest of each file.

哈希值能证明文件自打包以来未被改动，不能证明打包之前的来源；来源和取得方式见证据目录和检查记录。
Digests show that nothing changed since packing; where things came from before is told by the catalogue and the record.
`;
