// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TypedText } from '../../ui/components/TypedText.tsx';

const onTyping = vi.fn<(text: string) => void>();
const onEntered = vi.fn<(text: string) => void>();

const draw = (value: string) =>
  act(() =>
    render(
      <TypedText label="seen" placeholder="" value={value} onTyping={onTyping} onEntered={onEntered} />,
      document.body,
    ),
  );
const field = () => document.querySelector('textarea') ?? document.createElement('textarea');
const type = (text: string) =>
  act(() => {
    field().focus();
    field().value = text;
    field().dispatchEvent(new InputEvent('input', { bubbles: true }));
  });

beforeEach(() => draw('old'));
afterEach(() => {
  render(null, document.body);
  onTyping.mockReset();
  onEntered.mockReset();
});

test('every key is told, and nothing is entered before the field is left', async () => {
  await type('new');
  await type('newer ');
  expect(onTyping.mock.calls).toEqual([['new'], ['newer ']]);
  expect(onEntered).not.toHaveBeenCalled();
  field().blur();
  expect(onEntered.mock.calls).toEqual([['newer ']]);
});

test.each([
  ['the page ends', () => window.dispatchEvent(new Event('pagehide'))],
  ['another tab comes before it', () => hide()],
  ['its audit goes off the page', () => act(() => render(null, document.body))],
])('is entered once, when %s', async (_, leave) => {
  await leave();
  await draw('old');
  expect(onEntered).not.toHaveBeenCalled();
  await type('new');
  await leave();
  await leave();
  expect(onEntered.mock.calls).toEqual([['new']]);
});

test('what is being typed stays, whatever the page draws and another page keeps', async () => {
  await type('new');
  await draw('old');
  expect(field().value).toBe('new');
  await draw('kept by another page');
  expect(field().value).toBe('new');
  field().blur();
  await draw('new');
  await draw('kept by another page later');
  expect(field().value).toBe('kept by another page later');
});

function hide(): void {
  const state = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  state.mockRestore();
}
