// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const permissions = vi.hoisted(() => ({
  granted: [] as string[],
  changed: [] as (() => void)[],
  request: vi.fn<(asked: { origins: string[] }) => Promise<boolean>>(),
}));
vi.mock('webextension-polyfill', () => {
  const event = {
    addListener: (listener: () => void) => permissions.changed.push(listener),
    removeListener: () => {},
  };
  return {
    default: {
      i18n: { getUILanguage: () => 'en' },
      permissions: {
        onAdded: event,
        onRemoved: event,
        request: permissions.request,
        contains: async ({ origins }: { origins: string[] }) =>
          origins.every((origin) => permissions.granted.includes(origin)),
      },
    },
  };
});

import { StoreOffer } from '../../../ui/stores/StoreOffer.tsx';

const PLAY = 'https://play.google.com/store/apps/details?id=com.example.lexue';
const buttons = () => [...document.querySelectorAll('button')];

beforeEach(() => {
  permissions.granted = [];
  permissions.request.mockReset().mockImplementation(async ({ origins }) => {
    permissions.granted.push(...origins);
    for (const listener of permissions.changed) listener();
    return true;
  });
});
afterEach(() => render(null, document.body));

test('beside a store’s page its switch is offered, asks for that store alone, and goes once it is allowed', async () => {
  render(<StoreOffer address={PLAY} />, document.body);
  await vi.waitFor(() => expect(buttons()).toHaveLength(1));
  expect(buttons()[0]?.textContent).toBe('Show the verdict on Google Play’s pages by itself from now on…');
  buttons()[0]?.click();
  // Within the click: a browser asks its user only then.
  expect(permissions.request.mock.calls).toEqual([[{ origins: ['https://play.google.com/*'] }]]);
  await vi.waitFor(() => expect(buttons()).toHaveLength(0));
});

test.each(['https://www.amazon.com/dp/B000000001', 'https://shop.example.net/app/com.example.lexue'])(
  'beside %s nothing is offered',
  async (address) => {
    render(<StoreOffer address={address} />, document.body);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(document.body.textContent).toBe('');
  },
);
