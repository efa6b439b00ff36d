import type { CDPSession, Page } from 'playwright-core';

/** The chip as a person meets it: by what the browser tells assistive technology, since its shadow tree is closed. */
export interface ShownChip {
  /** Its name, with the app's. */
  readonly label: string;
  /** Name of the button that opens the panel: verdict, reason and counts. */
  readonly says: string;
  readonly open: Spot;
  readonly hide: Spot;
}

/** Centre of a button, in CSS pixels of the viewport, and its size. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface AxNode {
  readonly nodeId: string;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly childIds?: readonly string[];
  readonly backendDOMNodeId?: number;
}

const sessions = new WeakMap<Page, CDPSession>();

async function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page);
  if (known !== undefined) return known;
  const session = await page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
}

/** `null` when the page shows none. */
export async function chipOf(page: Page): Promise<ShownChip | null> {
  const session = await sessionOf(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const region = nodes.find(
    ({ role, name }) => role?.value === 'region' && /^(Zhizhi:|知止：)/.test(name?.value ?? ''),
  );
  if (region === undefined) return null;
  const buttons: AxNode[] = [];
  const collect = (node: AxNode) => {
    if (node.role?.value === 'button') buttons.push(node);
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child !== undefined) collect(child);
    }
  };
  collect(region);
  const [open, hide] = buttons;
  if (open === undefined || hide === undefined) throw new Error('the chip lacks a button');
  const [openAt, hideAt] = [await spotOf(session, open), await spotOf(session, hide)];
  if (openAt === null || hideAt === null) return null;
  return {
    label: region.name?.value ?? '',
    says: open.name?.value ?? '',
    open: openAt,
    hide: hideAt,
  };
}

/** `null` when it was taken away meanwhile. */
async function spotOf(session: CDPSession, { backendDOMNodeId }: AxNode): Promise<Spot | null> {
  try {
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: backendDOMNodeId ?? 0 });
    const [left = 0, top = 0] = model.border;
    const { width, height } = model;
    return { x: left + width / 2, y: top + height / 2, width, height };
  } catch {
    return null;
  }
}

/** Waits until the page shows a chip of this app. */
export async function chipFor(page: Page, app: string): Promise<ShownChip> {
  return waitFor(
    page,
    `a chip of ${app}`,
    (chip) => chip?.label.includes(app) === true,
  ) as Promise<ShownChip>;
}

export async function noChip(page: Page): Promise<void> {
  await waitFor(page, 'no chip', (chip) => chip === null);
}

async function waitFor(
  page: Page,
  what: string,
  is: (chip: ShownChip | null) => boolean,
): Promise<ShownChip | null> {
  const end = performance.now() + 20_000;
  for (;;) {
    const chip = await chipOf(page);
    if (is(chip)) return chip;
    if (performance.now() > end) throw new Error(`waited for ${what}, there is ${JSON.stringify(chip)}`);
    await page.waitForTimeout(100);
  }
}
