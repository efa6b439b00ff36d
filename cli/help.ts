import type { Text } from '../analyzer/text.ts';

export const HELP: Text = {
  zh: `知止 Zhizhi：对照应用类别的需要，检查移动应用的隐私合规情况。全部在本机完成，不联网。

用法
  zhizhi audit <应用.apk|.xapk|.apks|.apkm|AndroidManifest.xml> [选项]
      --category ID        应用类别（zhizhi rules list categories 列出 39 类）
      --only manifest      只读取清单和资源，不读取签名和代码
      --policy 文件        隐私政策（网页、文本、Markdown、PDF）
      --listing 文件 --listing-url 网址   另存的应用商店页面及其网址；可以不给安装包
      --format text|json|sarif|html|markdown|notice|proposal   输出格式，默认 text
      --config 文件        配置文件，默认为当前目录或其上级的 zhizhi.config.json
      --baseline 报告.json 只计入此报告中没有的发现
      --output 文件        写入文件而不是标准输出
      --fail-on violation|suspected|advice|never   达到何种程度时退出码为 1，默认 violation
      --lang zh|en         输出语言
  zhizhi listing <商店页面.html> --url 网址 [--category ID] [--format …] [--output 文件] [--fail-on …]   只看商店页面
  zhizhi policy <政策.html|.txt|.md|.pdf> [--category ID] [--format …] [--output 文件] [--fail-on …]   只看隐私政策
  zhizhi batch <目录或文件…> --output 结果.jsonl [--notice 通报.md] [--jobs N] [--resume] [--category ID]
  zhizhi diff <旧报告.json 或安装包> <新报告.json 或安装包> [--category ID]
  zhizhi evidence create <应用> --output 证据包.zip [--policy 文件] [--category ID]
      [--listing 文件 --listing-url 网址]
      [--operator 经办人] [--source 来源] [--obtained-at 取得时间]
  zhizhi evidence verify 证据包.zip [--root-hash 记录的根哈希]
  zhizhi rules [list audits|categories|permissions|provisions|behaviours|personal-information|notice-terms]
  zhizhi rules show ID     查看其中任何一条

退出码
  0 没有达到 --fail-on 的发现   1 有   2 输入或命令有误   3 工具出错
`,
  en: `Zhizhi 知止: audits a mobile app's privacy against what its category needs. Everything stays on this machine.

Usage
  zhizhi audit <app.apk|.xapk|.apks|.apkm|AndroidManifest.xml> [options]
      --category ID        the app's category (zhizhi rules list categories names the 39)
      --only manifest      read manifest and resources, not signature and code
      --policy FILE        the privacy policy (page, text, Markdown, PDF)
      --listing FILE --listing-url URL   a saved store page and its address; a package is then not needed
      --format text|json|sarif|html|markdown|notice|proposal   default text
      --config FILE        default: zhizhi.config.json here or in a folder above
      --baseline REPORT.json   count only what is not in that report
      --output FILE        write to a file instead of stdout
      --fail-on violation|suspected|advice|never   what makes the exit status 1; default violation
      --lang zh|en         language of the output
  zhizhi listing <store page.html> --url URL [--category ID] [--format …] [--output FILE] [--fail-on …]   the store page alone
  zhizhi policy <policy.html|.txt|.md|.pdf> [--category ID] [--format …] [--output FILE] [--fail-on …]   the policy alone
  zhizhi batch <folders or files…> --output RESULTS.jsonl [--notice NOTICE.md] [--jobs N] [--resume] [--category ID]
  zhizhi diff <old report.json or package> <new report.json or package> [--category ID]
  zhizhi evidence create <app> --output PACKAGE.zip [--policy FILE] [--category ID]
      [--listing FILE --listing-url URL]
      [--operator NAME] [--source WHERE FROM] [--obtained-at TIME]
  zhizhi evidence verify PACKAGE.zip [--root-hash THE ONE WRITTEN DOWN]
  zhizhi rules [list audits|categories|permissions|provisions|behaviours|personal-information|notice-terms]
  zhizhi rules show ID     any one of them

Exit status
  0 nothing at or above --fail-on   1 something is   2 wrong input or call   3 the tool failed
`,
};
