import { effect } from '@preact/signals';
import { type ComponentChildren, type ComponentType, render } from 'preact';
import type { Text } from '../../analyzer/text.ts';
import { language, locale, say } from '../settings/language.ts';
import { changeSettings, loadSettings, settings } from '../settings/settings.ts';
import { COMMON } from '../text/common.ts';
import { Icon } from './Icon.tsx';
import '../style/index.css';

/** As the page's file is called. (`history` is WXT's name for a page in place of the browser's own history.) */
type PageName = 'audit' | 'audits' | 'options';

/** Pages with a place in the navigation, in its order. */
const NAVIGATION: readonly { readonly name: PageName; readonly title: Text }[] = [
  { name: 'audit', title: COMMON.audit },
  { name: 'audits', title: COMMON.history },
  { name: 'options', title: COMMON.options },
];

/** Shows a page of the extension in the user's language and theme, both of which may change while it is open. */
export async function startPage(title: Text, Content: ComponentType): Promise<void> {
  await loadSettings();
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  effect(() => {
    document.documentElement.lang = locale.value;
    document.title = `${say(title)} · ${say(COMMON.product)}`;
    const { theme } = settings.value;
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  });
  render(<Content />, root);
}

export function Page({ name, children }: { readonly name: PageName; readonly children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#content">
        {say(COMMON.skip)}
      </a>
      <header class="bar">
        <div class="bar-inner">
          <a class="brand" href="/audit.html">
            <img src="/icon/48.png" alt="" width="28" height="28" />
            <span class="brand-name">{say(COMMON.product)}</span>
            <span class="brand-tagline">{say(COMMON.tagline)}</span>
          </a>
          <nav aria-label={say(COMMON.pages)}>
            {NAVIGATION.map((page) => (
              <a
                key={page.name}
                href={`/${page.name}.html`}
                aria-current={page.name === name ? 'page' : undefined}
              >
                {say(page.title)}
              </a>
            ))}
          </nav>
          <div class="bar-end">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer class="foot">
        <Icon name="lock" size={16} /> {say(COMMON.local)}
      </footer>
    </>
  );
}

/** Named in the other language, for whoever cannot read this one. */
function LanguageSwitch() {
  const other = language.value === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      class="quiet"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void changeSettings({ language: other })}
    >
      <Icon name="globe" size={18} />
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}

const NEXT_THEME = { auto: 'light', light: 'dark', dark: 'auto' } as const;
const THEME_NAME = {
  auto: COMMON.themeAuto,
  light: COMMON.themeLight,
  dark: COMMON.themeDark,
} as const;

function ThemeSwitch() {
  const { theme } = settings.value;
  const name = `${say(COMMON.theme)}: ${say(THEME_NAME[theme])}`;
  return (
    <button
      type="button"
      class="quiet icon-only"
      title={name}
      aria-label={name}
      onClick={() => void changeSettings({ theme: NEXT_THEME[theme] })}
    >
      <Icon name="theme" size={18} />
    </button>
  );
}
