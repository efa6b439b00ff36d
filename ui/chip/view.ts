import { ICON_PATHS } from '../components/icon-paths.ts';
import tokens from '../style/tokens.css?inline';
import chipStyle from './chip.css?inline';
import type { ChipContent } from './protocol.ts';

export interface Chip {
  remove(): void;
  /** Takes it out of the page, which is then as it is without us, until what this gives is called. */
  aside(): () => void;
  /** Whether the keyboard is at one of its buttons. */
  hasFocus(): boolean;
}

export interface ChipActions {
  /** Called within the user's click. */
  open(): void;
  /** For the whole store. */
  hide(): void;
  /** On this page only, as Escape does with what has come up on a page anywhere. */
  close(): void;
  /** Whether the extension that shows it is still there. */
  isLive(): boolean;
}

export const CHIP_ELEMENT = 'zhizhi-chip';

/** A page that takes the chip away gets it back as often; then it is left at that: the toolbar button says the same. */
const MAXIMUM_RETURNS = 3;

/** The colours of the pages, for the root of a shadow tree; how it is dark or light is set on the chip itself. */
const STYLE = `${tokens.replaceAll(':root', ':host')}\n${chipStyle}`;

/** As inline style with `!important`, above which no style of a page comes. */
const HOST_STYLE: Readonly<Record<string, string>> = {
  all: 'initial',
  position: 'fixed',
  inset: 'auto 16px 16px auto',
  margin: '0',
  padding: '0',
  border: '0',
  background: 'none',
  width: 'max-content',
  height: 'max-content',
  overflow: 'visible',
  display: 'block',
  'z-index': '2147483647',
};

/**
 * Shows the chip: beside the page, not in it. It is in the browser's top layer, takes no room of the page, and lies in a
 * closed shadow tree. Texts are put in as text; only the user's own clicks count.
 */
export function showChip(content: ChipContent, actions: ChipActions): Chip {
  const host = document.createElement(CHIP_ELEMENT);
  for (const [name, value] of Object.entries(HOST_STYLE)) host.style.setProperty(name, value, 'important');
  host.lang = content.lang;
  const root = host.attachShadow({ mode: 'closed' });
  styleInto(root);
  root.append(chipOf(content, actions));
  const keeper = keepShown(host, actions.isLive);
  let isGone = false;
  return {
    remove() {
      isGone = true;
      keeper.stop();
      host.remove();
    },
    aside() {
      // The page took it away: it is left at that.
      if (!host.isConnected) return () => {};
      const focused = root.activeElement;
      keeper.stop();
      host.remove();
      return () => {
        if (isGone) return;
        keeper.show();
        if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
      };
    },
    hasFocus: () => root.activeElement !== null,
  };
}

function chipOf(content: ChipContent, actions: ChipActions): HTMLElement {
  const chip = element('div', `chip ${content.level}`);
  chip.setAttribute('role', 'region');
  chip.setAttribute('aria-label', content.label);
  chip.style.colorScheme = content.theme === 'auto' ? 'light dark' : content.theme;
  const open = button('open', actions.open);
  const word = element('span', 'word');
  word.append(element('span', 'brand', content.brand), ` ${content.word}`);
  open.append(
    icon(content.level, 20),
    word,
    element('span', 'reason', content.reason),
    element('span', 'counts', content.counts),
    element('span', 'heard', content.openHint),
  );
  const hide = button('hide', actions.hide);
  hide.setAttribute('aria-label', content.hideLabel);
  hide.title = content.hideLabel;
  hide.append(icon('close', 18));
  chip.addEventListener('keydown', (event) => {
    if (!event.isTrusted || event.key !== 'Escape') return;
    // It was meant for the chip; a dialog of the page stays open.
    event.stopPropagation();
    actions.close();
  });
  chip.append(open, hide);
  return chip;
}

function button(name: string, act: () => void): HTMLButtonElement {
  const made = element('button', name) as HTMLButtonElement;
  made.type = 'button';
  made.addEventListener('click', (event) => {
    event.stopPropagation();
    if (event.isTrusted) act();
  });
  return made;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== '') made.textContent = text;
  return made;
}

const SVG = 'http://www.w3.org/2000/svg';

function icon(name: keyof typeof ICON_PATHS, size: number): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({
    class: 'icon',
    width: size,
    height: size,
    viewBox: '0 0 20 20',
    'aria-hidden': true,
  })) {
    svg.setAttribute(key, String(value));
  }
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICON_PATHS[name]);
  svg.append(path);
  return svg;
}

/** A sheet made by script is not held back by the page's content security policy; an element might be, in Firefox. */
function styleInto(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox keeps sheets of a content script out of the page's shadow roots.
    root.append(Object.assign(document.createElement('style'), { textContent: STYLE }));
  }
}

/** Puts the host beside the body, and back there when the page takes it away. */
function keepShown(host: HTMLElement, isLive: () => boolean): { show(): void; stop(): void } {
  let returns = 0;
  const show = () => {
    // Before the document has an element there is nowhere to put it.
    document.documentElement?.append(host);
    observer.disconnect();
    observer.observe(document, { childList: true });
    if (document.documentElement !== null) observer.observe(document.documentElement, { childList: true });
    if (!host.isConnected) return;
    host.popover = 'manual';
    host.showPopover();
  };
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    returns++;
    // After an update it is the new version's script that takes it away.
    if (returns <= MAXIMUM_RETURNS && isLive()) show();
    else observer.disconnect();
  });
  show();
  return { show, stop: () => observer.disconnect() };
}
