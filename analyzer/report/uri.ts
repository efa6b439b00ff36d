/**
 * A relative reference (RFC 3986) that leads nowhere else: forward slashes, everything that is no plain path character
 * escaped, no root, no scheme, and no step up, which an entry's name may hold (`../../x` becomes `(..)/(..)/x`: a viewer
 * would follow it even escaped, 6.2.2.3).
 */
export function relativeUri(path: string): string {
  return segments(path)
    .map((segment) => encodeURIComponent(segment.toWellFormed()))
    .join('/');
}

/** The same without escapes, for a report that takes a path and no URI. */
export function relativePath(path: string): string {
  return segments(path).join('/');
}

function segments(path: string): string[] {
  return path
    .replaceAll('\\', '/')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
    .map((segment) => (segment === '..' ? '(..)' : segment));
}
