import type { Text } from '../../analyzer/text.ts';

export const OPTIONS = {
  heading: { zh: '设置', en: 'Options' },
  appearance: { zh: '语言与外观', en: 'Language and appearance' },
  language: { zh: '语言', en: 'Language' },
  languageAuto: { zh: '跟随浏览器', en: 'As the browser' },
  privacy: { zh: '历史', en: 'History' },
  keepHistory: { zh: '把检查结果保存在本机的历史中', en: 'Keep audits in the history on this machine' },
  keepHistoryWhy: {
    zh: '保存的是结果和各文件的哈希值，不是文件本身。可随时在“历史”中导出或删除。',
    en: 'Kept are the results and the digests of the files, not the files. Export or delete them in “History” at any time.',
  },
  manageHistory: { zh: '管理历史', en: 'Manage the history' },
  permissions: { zh: '权限', en: 'Permissions' },
  permissionsLead: {
    zh: '扩展自己也应知止：只要用得着的权限。以下是安装时的全部权限；商店网站只在您打开时才要。',
    en: 'An extension should know where to stop, too: it asks for what it uses. These are all its permissions at install; a store’s sites are asked for when you switch the store on.',
  },
  permission: { zh: '权限', en: 'Permission' },
  permissionUse: { zh: '用途', en: 'What it is for' },
  noHosts: {
    zh: '不能自行读取任何网站：没有商店被打开。',
    en: 'It can read no website by itself: no store is switched on.',
  },
  someHosts: {
    zh: '现在可以自行读取：{hosts}。在上面关闭即交还。',
    en: 'It can now read by itself: {hosts}. Switch it off above to give that back.',
  },
  network: {
    zh: "不能发出网络请求：内容安全策略（connect-src 'none'）由浏览器强制执行。",
    en: "It can make no network request: its content security policy (connect-src 'none') is enforced by the browser.",
  },
  stores: { zh: '自动读取商店页面', en: 'Read store pages by themselves' },
  storesLead: {
    zh: '默认全部关闭：点击工具栏按钮时才读取当前这一页。打开某个商店后，在它的应用页面上会自动显示判断结果，不必再点。',
    en: 'All off unless you switch them on: only a click on the toolbar button reads the page in front of you. With a store switched on, its apps’ pages show the verdict by themselves.',
  },
  storesPrompt: {
    zh: '浏览器会先问您是否允许“读取和更改”该网站的数据：浏览器没有只读的权限。扩展只读应用页面，在页面一角放一个提示，不改动页面本身。',
    en: 'The browser first asks whether the site’s data may be “read and changed”: it has no permission for reading alone. Only pages of apps are read; a chip is put in a corner, and the page itself is left as it is.',
  },
  storesLocal: {
    zh: '判断在本机进行，什么也不发送、不保存。关闭后，权限立即交还给浏览器，打开着的页面上的提示也会消失。',
    en: 'The judgement is made on this machine; nothing is sent, nothing is kept. Switched off, the permission goes back to the browser at once, and chips on open pages go away.',
  },
  storePartly: {
    zh: '浏览器只允许了其中的：{hosts}',
    en: 'Of these the browser allows only: {hosts}',
  },
  storeOffer: {
    zh: '以后在{store}的应用页面上自动显示判断结果…',
    en: 'Show the verdict on {store}’s pages by itself from now on…',
  },
  storeOnClick: {
    zh: '{store}只在点击工具栏按钮时读取：{reason}。',
    en: '{store} is read on a click only: {reason}.',
  },
  howTo: { zh: '怎样使用', en: 'How to use it' },
  step1: {
    zh: '在应用商店的应用页面上点击工具栏按钮（或按 Alt+Shift+X）：侧栏会显示判断和理由。',
    en: 'On an app’s page in a store, click the toolbar button (or press Alt+Shift+X): the panel shows the verdict, and why.',
  },
  step2: {
    zh: '有安装包时打开“检查”页（Alt+Shift+Z），放入安装包或 AndroidManifest.xml，有隐私政策的话一并放入，并选择应用类别：它决定哪些个人信息是必要的。',
    en: 'If you have the package, open the audit page (Alt+Shift+Z), drop the package or an AndroidManifest.xml with the privacy policy if you have it, and choose the kind of app: it decides which personal information is necessary.',
  },
  step3: {
    zh: '“迹象明确”是文件本身足以证明的；“疑似”须在真机上确认，结果会说明怎样确认；没有检查的会逐项列出。',
    en: 'A “clear indication” is what the files themselves show; “suspected” must be confirmed on a device, and the result says how; what was not looked at is listed.',
  },
  about: { zh: '关于', en: 'About' },
  version: { zh: '版本 {version}，规则 {rules}', en: 'Version {version}, rules {rules}' },
  licence: { zh: '开放源代码，Apache-2.0 许可。', en: 'Open source under the Apache-2.0 licence.' },
} satisfies Record<string, Text>;

/** What each permission of the manifest is for. A test holds the manifests to this list. */
export const PERMISSION_USE: Readonly<Record<string, Text>> = {
  storage: {
    zh: '记住本页的设置和您为应用选择的类别。保存在本机，不同步。',
    en: 'To remember the settings on this page and the kinds you chose for apps. Kept on this machine, not synchronised.',
  },
  activeTab: {
    zh: '点击工具栏按钮时，读取并截取当时所在的那一个页面。不点击就不能读取。',
    en: 'To read and picture the one page you are on when you click the toolbar button. Without a click it cannot.',
  },
  scripting: {
    zh: '在点击的那个页面，以及您打开的商店的应用页面中，运行读取页面内容的程序。没有 activeTab 或您的授权，它什么也读不到。',
    en: 'To run what reads a page’s content, in the page you clicked on and in apps’ pages of stores you switched on. Without activeTab or your grant it reads nothing.',
  },
  sidePanel: {
    zh: '在页面旁边显示检查结果（Chrome）。',
    en: 'To show the result beside the page (Chrome).',
  },
};
