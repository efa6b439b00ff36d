import { styleText } from 'node:util';
import { NO_STYLE, type Style } from '../analyzer/report/text.ts';

const COLOUR = {
  violation: 'red',
  suspected: 'yellow',
  advice: 'cyan',
  clear: 'green',
  incomplete: 'yellow',
} as const;

/** Colour only on a terminal, and never against NO_COLOR (no-color.org) or a dumb terminal; FORCE_COLOR overrides. */
export function styleFor(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): Style {
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0';
  const wanted = forced || (stream.isTTY === true && env.TERM !== 'dumb');
  if (!wanted || env.NO_COLOR) return NO_STYLE;
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    styleText(format, text, { validateStream: false });
  return {
    bold: (text) => paint('bold', text),
    dim: (text) => paint('dim', text),
    level: (level, text) => paint(['bold', COLOUR[level as keyof typeof COLOUR] ?? 'white'], text),
  };
}
