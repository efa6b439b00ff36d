import type { Text } from '../../analyzer/text.ts';

export const PANEL = {
  title: { zh: '本页检查', en: 'This page' },
  pages: { zh: '其他页面', en: 'Other pages' },
  auditPackage: { zh: '检查安装包', en: 'Audit a package' },

  unread: { zh: '没有读取这个页面', en: 'This page was not read' },
  unreadHow: {
    zh: '在应用的商店页面或隐私政策页面上，点击工具栏中的知止按钮。只有点击时才读取，而且只读取那一个页面。',
    en: 'On an app’s store page or privacy policy, click the Zhizhi button in the toolbar. A page is read only when you click, and only that one.',
  },
  shortcut: { zh: '也可以按 {keys}。', en: 'Or press {keys}.' },
  awaiting: {
    zh: '这是“{name}”的隐私政策页面？等它打开后，点击工具栏中的知止按钮，就会和商店页面一起检查。',
    en: 'Is this the privacy policy of “{name}”? Once it is open, click the Zhizhi button in the toolbar: it is then judged together with the store page.',
  },
  readBefore: { zh: '之前读取的应用', en: 'Apps read before' },
  recent: { zh: '最近检查', en: 'Audited lately' },

  reading: { zh: '正在读取并检查……', en: 'Reading and judging…' },
  finished: { zh: '检查完成：{verdict}', en: 'Finished: {verdict}' },
  refused: { zh: '浏览器不允许读取这个页面', en: 'The browser does not let this page be read' },
  refusedWhy: {
    zh: '浏览器自身的页面、扩展商店、内置的 PDF 阅读器等页面，任何扩展都不能读取；页面也可能没有响应。可以把页面或文件保存下来，在“检查”页中放入。',
    en: 'No extension may read the browser’s own pages, extension stores, the built-in PDF viewer and the like; or the page did not answer. Save the page or file and drop it on the audit page.',
  },
  failed: { zh: '没有读到应用的信息', en: 'Nothing about an app was read' },

  saw: { zh: '检查了{seen}；没有检查{missing}。', en: 'Looked at: {seen}. Not looked at: {missing}.' },
  gaps: {
    zh: '没有进行的检查：{count} 项（共 {all} 项），及原因',
    en: '{count} of {all} checks were not made, and why',
  },
  sawAll: { zh: '检查了{seen}。', en: 'Looked at: {seen}.' },
  readAt: { zh: '{host}，{time} 读取', en: '{host}, read {time}' },
  cut: {
    zh: '页面过大，只读取了前 {count} 个字符；没有读到的内容没有检查。',
    en: 'The page is too large: only its first {count} characters were read, and what comes after was not looked at.',
  },
  notClicked: {
    zh: '按您的设置自动读取，不写入历史，没有截图。需要保存时，请点击工具栏中的知止按钮。',
    en: 'Read without a click, as you allowed: not kept in the history, and without a screenshot. To keep it, click the Zhizhi button in the toolbar.',
  },
  unknownStore: {
    zh: '这不是已知的应用商店，按通用方法读取：请核对“商店页面”中读到的内容。',
    en: 'This is no store known here, so it was read by what store pages have in common: check what was read under “Store page”.',
  },
  littleRead: {
    zh: '这不是已知的应用商店，除名称外没有读到什么：它可能不是应用的页面。',
    en: 'This is no store known here, and hardly more than a name was read: it may be no app’s page at all.',
  },
  isPolicy: { zh: '这是隐私政策', en: 'It is a privacy policy' },
  isListing: { zh: '这是应用的商店页面', en: 'It is an app’s store page' },
  policyOnly: { zh: '只检查了隐私政策。', en: 'Only a privacy policy was judged.' },
  isPolicyOf: { zh: '这是“{name}”的隐私政策：一并检查', en: 'It is the policy of “{name}”: judge both' },
  whole: { zh: '完整结果', en: 'Whole result' },

  fromListing: { zh: '取自商店分类“{because}”', en: 'from the store’s category “{because}”' },
  byUser: { zh: '由您选择，下次读取这个应用时沿用', en: 'chosen by you; kept for this app' },
  choose: { zh: '选择类别', en: 'Choose the kind of app' },
  noCategory: {
    zh: '类别未确定：选择后才能判断哪些个人信息是必要的。',
    en: 'The kind of app is not known: choose it, so that what is necessary can be judged.',
  },
  needs: { zh: '这类应用需要什么', en: 'What this kind of app needs' },
  basicFunction: { zh: '基本功能服务：{text}。', en: 'Its basic function: {text}.' },
  needsNothing: {
    zh: '无须个人信息，即可使用基本功能服务。',
    en: 'Its basic function is to be had without any personal information.',
  },
  needsThese: {
    zh: '必要个人信息如下。不得因为用户不提供其他个人信息，就拒绝其使用基本功能服务（第四条）。',
    en: 'Its basic function needs the following. Whoever gives nothing else may not be refused its basic function (article 4).',
  },
  onlyFor: { zh: '{type}（仅限{service}）', en: '{type} (only for {service})' },
  usualPermissions: { zh: '这类应用的服务常用的权限', en: 'Permissions that services of this kind use' },
  mayDecline: { zh: '可以拒绝', en: 'may be declined' },
  rule: { zh: '依据', en: 'Rule' },

  policy: { zh: '隐私政策', en: 'Privacy policy' },
  policyNotRead: {
    zh: '没有读取隐私政策，它的内容没有检查。',
    en: 'The policy was not read: what it says was not looked at.',
  },
  openPolicy: { zh: '打开隐私政策', en: 'Open the policy' },
  openPolicyHow: {
    zh: '会在新标签页中打开 {host}。打开后点击工具栏中的知止按钮，就会和商店页面一起检查。',
    en: 'Opens {host} in a new tab. Click the Zhizhi button in the toolbar there: the policy is then judged together with the store page.',
  },
  noPolicyLink: {
    zh: '商店页面上没有读到隐私政策的链接。可以自己打开它，再点击工具栏中的知止按钮。',
    en: 'No link to a policy was read on the store page. Open it yourself and click the Zhizhi button in the toolbar.',
  },
  policyRead: { zh: '已与商店页面一并检查。', en: 'Judged together with the store page.' },
  removePolicy: { zh: '不是它的隐私政策：移除', en: 'Not its policy: take it out' },

  notReadFields: { zh: '补充没有读到的内容', en: 'Fill in what was not read' },
  enterHow: {
    zh: '没有读到不等于没有。有些内容在页面上展开后才有（如权限详情）：展开后再点击一次工具栏按钮。仍未读到的，可以照录；结果和证据中会注明是人工录入的。',
    en: 'Not read does not mean not there. Some of it is in the page only once it is unfolded (such as the list of permissions): unfold it and click the toolbar button again. What is still not read, copy it here; result and evidence say that it was entered by hand.',
  },
  permissionsHow: { zh: '权限，一行一个', en: 'Permissions, one a line' },
  judgeAgain: { zh: '重新检查', en: 'Judge again' },

  compare: { zh: '与同类应用比较', en: 'Compared with apps of its kind' },
  compareLead: {
    zh: '历史中同类别的应用，按超出必要范围的个人信息从多到少排列。各应用检查的内容不同，没有检查的按没有计。',
    en: 'Apps of this kind in the history, the one that asks most beyond need first. Not all were looked at alike: what was not looked at counts as nothing.',
  },
  compareNone: {
    zh: '历史中还没有同类别的其他应用。',
    en: 'No other app of this kind is in the history yet.',
  },
  compareShow: { zh: '显示比较', en: 'Show the comparison' },
  beyondNeed: { zh: '超出必要范围', en: 'Beyond need' },
  lookedAt: { zh: '检查了', en: 'Looked at' },
  thisApp: { zh: '本应用', en: 'this app' },

  evidence: { zh: '存为证据', en: 'Save as evidence' },
  noScreenshot: {
    zh: '没有页面截图（读取时该标签页不在前面，或没有点击工具栏按钮）。',
    en: 'There is no screenshot: the tab was not in front when it was read, or the button was not clicked.',
  },

  acquiredPage: {
    zh: '由知止扩展在浏览器标签页中读取并保存（当时的文档对象模型，UTF-8）',
    en: 'read and saved by the Zhizhi extension in the browser’s tab (the document as it stood, UTF-8)',
  },
  acquiredScreenshot: {
    zh: '由知止扩展在读取页面时截取（标签页可见部分，PNG）',
    en: 'taken by the Zhizhi extension when it read the page (the visible part of the tab, PNG)',
  },
} satisfies Record<string, Text>;

/** Android's groups of permissions, which standards speak of. */
export const PERMISSION_GROUP: Readonly<Record<string, Text>> = {
  ACTIVITY_RECOGNITION: { zh: '身体活动', en: 'physical activity' },
  CALENDAR: { zh: '日历', en: 'calendar' },
  CALL_LOG: { zh: '通话记录', en: 'call log' },
  CAMERA: { zh: '相机', en: 'camera' },
  CONTACTS: { zh: '通讯录', en: 'contacts' },
  LOCATION: { zh: '位置', en: 'location' },
  MICROPHONE: { zh: '麦克风', en: 'microphone' },
  PHONE: { zh: '电话', en: 'phone' },
  SENSORS: { zh: '身体传感器', en: 'body sensors' },
  SMS: { zh: '短信', en: 'text messages' },
  STORAGE: { zh: '存储', en: 'storage' },
};

/** What an audit read of an app. */
export const LOOKED_AT = {
  package: { zh: '安装包', en: 'package' },
  policy: { zh: '隐私政策', en: 'privacy policy' },
  listing: { zh: '商店页面', en: 'store page' },
} satisfies Record<string, Text>;
