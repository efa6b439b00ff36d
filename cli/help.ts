import type { Text } from '../analyzer/text.ts';

const COMMON: Text = {
  zh: `      --category ID        应用类别（zhizhi rules list categories 列出 39 类）
      --config 文件        配置文件，默认为当前目录或其上级的 zhizhi.config.json
      --rules 目录         自己的规则，增补或覆盖工具自带的规则（docs/own-rules.md）
      --fail-on violation|suspected|advice|never   达到何种程度时退出码为 1，默认 violation
      --baseline 报告.json 只计入此报告中没有的发现
      --format 格式        text（默认）json sarif html markdown notice proposal gitlab；可多次给出
      --output 文件        写入文件而不是标准输出；notice 和 proposal 按后缀写成 .md .html .docx（notice 还有 .csv）
      --output.格式 文件   该格式写入此文件，如 --output.html 报告.html --output.sarif 报告.sarif
      --lang zh|en         输出语言`,
  en: `      --category ID        the app's category (zhizhi rules list categories names the 39)
      --config FILE        default: zhizhi.config.json here or in a folder above
      --rules DIR          rules of your own, added to the tool's or overriding them (docs/own-rules.md)
      --fail-on violation|suspected|advice|never   what makes the exit status 1; default violation
      --baseline REPORT.json   count only what is not in that report
      --format FORMAT      text (default) json sarif html markdown notice proposal gitlab; may be given several times
      --output FILE        write to a file instead of stdout; notice and proposal by its ending: .md .html .docx (notice: .csv too)
      --output.FORMAT FILE write that format to this file: --output.html report.html --output.sarif report.sarif
      --lang zh|en         language of the output`,
};

const EXIT: Text = {
  zh: `退出码
  0 没有达到 --fail-on 的发现   1 有   2 输入或命令有误   3 工具出错`,
  en: `Exit status
  0 nothing at or above --fail-on   1 something is   2 wrong input or call   3 the tool failed`,
};

const both = (make: (language: 'zh' | 'en') => string): Text => ({ zh: make('zh'), en: make('en') });

/** `zhizhi COMMAND --help`. */
export const COMMAND_HELP: Readonly<Record<string, Text>> = {
  audit: both((language) =>
    language === 'zh'
      ? `用法：zhizhi audit <应用.apk|.xapk|.apks|.apkm|AndroidManifest.xml|-> [选项]

检查一个应用。“-”表示从标准输入读取。报告写到标准输出或文件，其余信息写到标准错误；进度只在终端显示。
      --policy 文件        隐私政策（网页、文本、Markdown、PDF）
      --listing 文件 --listing-url 网址   另存的应用商店页面及其网址；可以不给安装包
      --only manifest      只读取清单和资源，不读取签名和代码
${COMMON.zh}

${EXIT.zh}
`
      : `Usage: zhizhi audit <app.apk|.xapk|.apks|.apkm|AndroidManifest.xml|-> [options]

Audits one app; “-” reads standard input. Reports go to stdout or to files, everything else to stderr; progress is shown on a terminal only.
      --policy FILE        the privacy policy (page, text, Markdown, PDF)
      --listing FILE --listing-url URL   a saved store page and its address; a package is then not needed
      --only manifest      read manifest and resources, not signature and code
${COMMON.en}

${EXIT.en}
`,
  ),
  policy: both((language) =>
    language === 'zh'
      ? `用法：zhizhi policy <政策.html|.txt|.md|.pdf|-> [选项]

只看隐私政策：先是摘要，再是检查结果。
${COMMON.zh}

${EXIT.zh}
`
      : `Usage: zhizhi policy <policy.html|.txt|.md|.pdf|-> [options]

The policy alone: what it says in short, then what the audits find in it.
${COMMON.en}

${EXIT.en}
`,
  ),
  listing: both((language) =>
    language === 'zh'
      ? `用法：zhizhi listing <商店页面.html|-> --url 网址 [同一应用的另一页面 --url 网址 ...] [选项]

只看另存的应用商店页面：逐项列出所示内容，再是检查结果。
${COMMON.zh}

${EXIT.zh}
`
      : `Usage: zhizhi listing <store page.html|-> --url URL [another page of the app --url URL ...] [options]

A saved store page alone: what it shows field by field, then what the audits find in it.
${COMMON.en}

${EXIT.en}
`,
  ),
  batch: both((language) =>
    language === 'zh'
      ? `用法：zhizhi batch <目录或文件…> --output 结果.jsonl [选项]

检查多个安装包（目录中的 .apk .xapk .apks .apkm；其他文件不检查，并说明个数），每个应用一行 JSON。坏文件有自己的一行，不影响其他文件；中断后用 --resume 接着做，每个应用恰好一行。
      --notice 文件        全部应用的通报表（.md .html .docx .csv）
      --jobs N             同时检查的个数，1 到 64，默认为处理器个数
      --resume             接着做已有的结果文件
      --category ID        全部应用的类别；不给则逐个推断
      --fail-on …   --config 文件   --rules 目录   同 audit；配置文件中的 policy 属于单个应用，不用
      --lang zh|en         输出语言

${EXIT.zh}
`
      : `Usage: zhizhi batch <folders or files…> --output RESULTS.jsonl [options]

Audits many packages (.apk .xapk .apks .apkm in folders; other files are passed over and counted), one JSON line each. A bad file has its line and stops nothing; --resume goes on after any interruption, with exactly one line an app.
      --notice FILE        a notice over all of them (.md .html .docx .csv)
      --jobs N             how many at once, 1 to 64; default: the number of processors
      --resume             go on with a file of results
      --category ID        the category of all of them; without it each is inferred
      --fail-on …   --config FILE   --rules DIR   as of audit; a policy in the configuration is one app's and not used
      --lang zh|en         language of the output

${EXIT.en}
`,
  ),
  compare: both((language) =>
    language === 'zh'
      ? `用法：zhizhi compare <结果.jsonl、报告.json 或安装包…> [--category ID] [--config 文件] [--rules 目录] [--output 文件] [--lang zh|en]

同一类别的应用按超出需要的程度排列：先看索取了多少该类别不需要的个人信息，再看发现的问题。不同类别分别排列；未能判断类别的列在最后。
`
      : `Usage: zhizhi compare <results.jsonl, reports as JSON or packages…> [--category ID] [--config FILE] [--rules DIR] [--output FILE] [--lang zh|en]

Ranks the apps of each category by what they ask beyond need: first how much personal information the category does not need, then what was found. Apps without a category come last, unranked.
`,
  ),
  diff: both((language) =>
    language === 'zh'
      ? `用法：zhizhi diff <旧报告.json、安装包或政策> <新报告.json、安装包或政策> [选项]

两个版本之间新增和消失的发现、权限、SDK、敏感接口、网络地址和政策表述，以及改写的政策表述；Markdown 格式，不超过 6 万字，可作为合并请求的评论。
      --old-policy 文件   --new-policy 文件   两个安装包各自的隐私政策
      --category ID        检查安装包时的类别
      --config 文件   --rules 目录   同 audit
      --output 文件        写入文件而不是标准输出
      --fail-on …          新增的发现达到此程度时退出码为 1，默认 violation
      --lang zh|en         输出语言

${EXIT.zh}
`
      : `Usage: zhizhi diff <old report.json, package or policy> <new report.json, package or policy> [options]

What is new and what is gone between two versions: findings, permissions, SDKs, sensitive interfaces, hosts, policy statements, and statements in other words; as Markdown of at most 60,000 characters, for a pull-request comment.
      --old-policy FILE   --new-policy FILE   the policy of each package
      --category ID        the category by which packages are audited
      --config FILE   --rules DIR   as of audit
      --output FILE        write to a file instead of stdout
      --fail-on …          exit status 1 when a new finding is at or above this; default violation
      --lang zh|en         language of the output

${EXIT.en}
`,
  ),
  evidence: both((language) =>
    language === 'zh'
      ? `用法
  zhizhi evidence create <应用> --output 证据包.zip [选项]   检查并打包（BagIt，RFC 8493）
      --policy 文件   --listing 文件 --listing-url 网址   --category ID   --config 文件   --rules 目录
      --operator 经办人   --source 来源   --obtained-at 取得时间（ISO 8601）
      --outcomes 文件      人工核查结果（HTML 报告保存的 outcomes.json）
      --attach 文件        截图等附件，可多次给出
      --timestamp-request 文件   写出可信时间戳请求（RFC 3161 .tsq）
  zhizhi evidence stamp 证据包.zip --token 响应.tsr --output 新证据包.zip   核对并加入时间戳
  zhizhi evidence verify 证据包.zip [--root-hash 记录的根哈希]   核验；有出入时退出码为 1 并逐一列出
`
      : `Usage
  zhizhi evidence create <app> --output PACKAGE.zip [options]   audit and pack (BagIt, RFC 8493)
      --policy FILE   --listing FILE --listing-url URL   --category ID   --config FILE   --rules DIR
      --operator NAME   --source WHERE FROM   --obtained-at TIME (ISO 8601)
      --outcomes FILE      outcomes of the checklist (outcomes.json as the HTML report saves it)
      --attach FILE        a screenshot or the like; may be given several times
      --timestamp-request FILE   write a request for a time stamp (RFC 3161 .tsq)
  zhizhi evidence stamp PACKAGE.zip --token RESPONSE.tsr --output NEW.zip   check a time stamp and add it
  zhizhi evidence verify PACKAGE.zip [--root-hash THE ONE WRITTEN DOWN]   exit status 1, with a list, when anything differs
`,
  ),
  rules: both((language) =>
    language === 'zh'
      ? `用法
  zhizhi rules [list audits|categories|permissions|provisions|behaviours|personal-information|notice-terms]
  zhizhi rules show ID     查看其中任何一条：内容、依据、来源
      --format text|json|markdown   --output 文件   --rules 目录   --config 文件
`
      : `Usage
  zhizhi rules [list audits|categories|permissions|provisions|behaviours|personal-information|notice-terms]
  zhizhi rules show ID     any one of them: what it says, what it rests on, where it is from
      --format text|json|markdown   --output FILE   --rules DIR   --config FILE
`,
  ),
};

/** `zhizhi --help`. */
export const HELP: Text = {
  zh: `知止 Zhizhi：对照应用类别的需要，检查移动应用的隐私合规情况。全部在本机完成，不联网。

用法
  zhizhi audit <应用.apk|.xapk|.apks|.apkm|AndroidManifest.xml|-> [--policy 文件] [--listing 文件 --listing-url 网址] [--category ID]
               [--format 格式] [--output 文件] [--fail-on 程度] [--config 文件] [--lang zh|en]
  zhizhi policy <政策文件>                     只看隐私政策
  zhizhi listing <商店页面.html> --url 网址    只看商店页面
  zhizhi batch <目录或文件…> --output 结果.jsonl [--notice 通报.docx] [--jobs N] [--resume]
  zhizhi compare <结果.jsonl、报告或安装包…>   同类应用按超出需要的程度排列
  zhizhi diff <旧报告或安装包> <新报告或安装包>
  zhizhi evidence create|stamp|verify …        证据包
  zhizhi rules [list 种类 | show ID]           判断所依据的规则及其来源

  zhizhi <命令> --help     该命令的全部选项      zhizhi --version     版本

${EXIT.zh}
`,
  en: `Zhizhi 知止: audits a mobile app's privacy against what its category needs. Everything stays on this machine.

Usage
  zhizhi audit <app.apk|.xapk|.apks|.apkm|AndroidManifest.xml|-> [--policy FILE] [--listing FILE --listing-url URL] [--category ID]
               [--format FORMAT] [--output FILE] [--fail-on LEVEL] [--config FILE] [--lang zh|en]
  zhizhi policy <policy file>                  the policy alone
  zhizhi listing <store page.html> --url URL   the store page alone
  zhizhi batch <folders or files…> --output RESULTS.jsonl [--notice NOTICE.docx] [--jobs N] [--resume]
  zhizhi compare <results.jsonl, reports or packages…>   apps of one kind ranked by what they ask beyond need
  zhizhi diff <old report or package> <new report or package>
  zhizhi evidence create|stamp|verify …        evidence packages
  zhizhi rules [list KIND | show ID]           what is judged by, and where it is from

  zhizhi <command> --help     all options of a command      zhizhi --version     the version

${EXIT.en}
`,
};
