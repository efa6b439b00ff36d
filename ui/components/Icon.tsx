import { ICON_PATHS, type IconName } from './icon-paths.ts';

/** Parts of an icon that are filled. */
const FILLED: Partial<Record<IconName, string>> = { theme: 'M10 2.2a7.8 7.8 0 0 1 0 15.6Z' };

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={ICON_PATHS[name]} />
      {FILLED[name] === undefined ? null : <path d={FILLED[name]} fill="currentColor" stroke="none" />}
    </svg>
  );
}
